"""What must hold of any bytes in a page and of any words in a text, and the fuzzer."""
