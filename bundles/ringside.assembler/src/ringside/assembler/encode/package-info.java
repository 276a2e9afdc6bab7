/**
 * Instructions to bytes: the choice of the shortest form, prefixes, ModRM, displacement and immediate. Knows forms and
 * layout, and no statement.
 */
package ringside.assembler.encode;
