package ringside.assembler.form;

/** The bytes of an instruction behind its prefixes. */
public interface OpcodeBytes {

    /** The byte at an index, from 0; behind the last byte 0. */
    int at(int index);
}
