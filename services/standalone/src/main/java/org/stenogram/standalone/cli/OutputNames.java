package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Where each input of `convert --out` is written: its base name with the format's extension, its folders kept.
final class OutputNames {

    private OutputNames() {}

    /// One target for each input, no two the same: of two inputs with one base name the second keeps its own extension,
    /// a third gets a number.
    ///
    /// @throws ParameterException when a target is one of the inputs: converting never changes what it reads
    static List<Path> of(List<Upload.Item> items, Path out, String extension, CommandSpec spec) throws IOException {
        Set<Path> inputs = new HashSet<>();
        for (Upload.Item item : items) {
            if (Files.isRegularFile(item.file())) {
                inputs.add(item.file().toRealPath());
            }
        }
        Set<Path> taken = new HashSet<>();
        List<Path> targets = new ArrayList<>();
        for (Upload.Item item : items) {
            Path target = free(item.name(), out, extension, taken);
            if (Files.exists(target) && inputs.contains(target.toRealPath())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s would be written over: name another folder with --out.".formatted(target));
            }
            targets.add(target);
        }
        return targets;
    }

    private static Path free(String name, Path out, String extension, Set<Path> taken) {
        Path target = out.resolve(withoutExtension(name) + extension);
        if (taken.add(target)) {
            return target;
        }
        target = out.resolve(name + extension);
        int number = 2;
        while (!taken.add(target)) {
            target = out.resolve(name + "." + number++ + extension);
        }
        return target;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
