package org.stenogram.standalone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a port, and says what a port is when it is none.
final class PortConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.valueOf(value);
        }
        throw new TypeConversionException("'%s' is no port: a number from 0 to 65535".formatted(value));
    }
}
