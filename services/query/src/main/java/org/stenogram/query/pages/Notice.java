package org.stenogram.query.pages;

/// A page that says why there is no other page.
public record Notice(int status, String title, String detail) {}
