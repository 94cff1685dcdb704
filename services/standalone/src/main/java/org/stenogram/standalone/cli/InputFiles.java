package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The files that paths on the command line name; a folder stands for every file below it, hidden ones left out.
///
/// @param items in the order of the paths, those of a folder by name
/// @param unreadable folders that could not be looked into, each with its reason
record InputFiles(List<Upload.Item> items, List<String> unreadable) {

    InputFiles {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
    }

    /// @throws ParameterException when a path does not exist, or there is no file in any
    static InputFiles of(List<Path> paths, CommandSpec spec) throws IOException {
        CommandLine commandLine = spec.commandLine();
        List<Upload.Item> items = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(commandLine, "There is no file or folder " + path + ".");
            }
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new Visitor(path, items, unreadable));
            } else {
                items.add(new Upload.Item(
                        path, path.toAbsolutePath().getFileName().toString()));
            }
        }
        if (items.isEmpty() && unreadable.isEmpty()) {
            throw new ParameterException(commandLine, "There is no file in %s.".formatted(paths.getFirst()));
        }
        return new InputFiles(items, unreadable);
    }

    /// Collects in the order of names, whatever order the file system has.
    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final List<Upload.Item> items;
        private final List<String> unreadable;
        private final int first;

        Visitor(Path folder, List<Upload.Item> items, List<String> unreadable) {
            this.folder = folder;
            this.items = items;
            this.unreadable = unreadable;
            this.first = items.size();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && isHidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file) && !isHidden(file)) {
                items.add(new Upload.Item(file, folder.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.add(Failures.inWords(failure));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            if (failure != null) {
                unreadable.add(Failures.inWords(failure));
            }
            if (directory.equals(folder)) {
                items.subList(first, items.size()).sort(Comparator.comparing(Upload.Item::name));
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
