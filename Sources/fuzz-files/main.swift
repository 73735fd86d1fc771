// libFuzzer brings the main; a build without it does nothing.
