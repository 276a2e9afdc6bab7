package ringside.kernel.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ELF core file of x86-64 (core(5)): what its notes say of the threads. Nothing of the memory is read, and nothing
 * that the file says of itself is believed before it is held against the length of the file.
 *
 * @param program the name of the program, empty if the file does not tell
 * @param threads the thread that got the signal first
 * @param machine whether it is no program's but that of a whole machine, written by QEMU: the threads are its CPUs, and
 *                what brought them into the kernel is not known
 * @param damage  what is wrong with the file, as a sentence; the threads before that place were read
 */
public record CoreFile(String program, List<CoreThread> threads, boolean machine, Optional<String> damage) {

    private static final int NOTE_SEGMENT = 4;
    private static final int NOTE_HEAD = 12;
    private static final int LONGEST_WRITER = 16;
    private static final String EMULATOR = "QEMU";
    private static final String ORIG_AX = "orig_ax";
    /** More notes, and more segments, than any program has. */
    private static final int MOST = 200_000;
    private static final int MOST_THREADS = 20_000;
    private static final int SEGMENTS_AT_ONCE = 1024;
    private static final int OFFSET = 8;
    private static final int SIZE = 32;

    public CoreFile {
        threads = List.copyOf(threads);
    }

    /** {@return whether a file that begins so is to be read as a core file} */
    public static boolean begins(byte[] start) {
        return ElfHeader.begins(start);
    }

    /**
     * Reads a core file.
     *
     * @throws CoreFileException if it holds no registers of x86-64 threads
     */
    public static CoreFile read(CoreBytes bytes) throws IOException, CoreFileException {
        return new Reader(bytes).read();
    }

    /** {@return what is to be said of the file, a sentence each} */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        int signal = threads.get(0).signal();
        all.add("A core file of " + (machine ? "a whole machine, written by QEMU: its threads are the CPUs"
                : program.isEmpty() ? "a program" : "the program " + program) + (signal == 0 ? ""
                        : ", which signal " + signal + " ended") + ".");
        damage.ifPresent(what -> all.add("The file is damaged: " + what
                + ". The registers before that place were read."));
        return all;
    }

    /** Walks segments and notes. */
    private static final class Reader {

        private final CoreBytes bytes;
        private final long length;
        private final List<CoreThread> threads = new ArrayList<>();
        private String program = "";
        private boolean machine;
        private int notes;
        private Optional<String> damage = Optional.empty();

        Reader(CoreBytes bytes) throws IOException {
            this.bytes = bytes;
            length = bytes.length();
        }

        CoreFile read() throws IOException, CoreFileException {
            ElfHeader header = ElfHeader.of(bytes);
            if (header.count() > MOST) {
                throw new CoreFileException("this core file is damaged: it names " + header.count() + " segments");
            }
            long at = header.segments();
            for (long left = header.count(); left > 0 && damage.isEmpty(); left -= SEGMENTS_AT_ONCE) {
                int some = (int) Math.min(left, SEGMENTS_AT_ONCE);
                segments(at, some);
                at += (long) some * ElfHeader.SEGMENT;
            }
            if (threads.isEmpty()) {
                throw new CoreFileException(damage.map(what -> "this core file is damaged: " + what).orElse(
                        "this core file holds no registers: it has no note NT_PRSTATUS"));
            }
            return new CoreFile(program, machine ? withoutOrigin() : threads, machine, damage);
        }

        /** QEMU does not know which call a CPU is in and writes 0. */
        private List<CoreThread> withoutOrigin() {
            threads.replaceAll(thread -> {
                Map<String, Long> registers = new LinkedHashMap<>(thread.registers());
                registers.remove(ORIG_AX);
                return new CoreThread(thread.id(), thread.signal(), thread.offset(), registers);
            });
            return threads;
        }

        private void segments(long at, int count) throws IOException {
            byte[] table = at < 0 || at > length ? new byte[0] : bytes.read(at, count * ElfHeader.SEGMENT);
            ByteBuffer fields = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count && damage.isEmpty(); i++) {
                int segment = i * ElfHeader.SEGMENT;
                if (table.length < segment + ElfHeader.SEGMENT) {
                    damage = Optional.of("its table of segments does not lie within its " + length + " bytes");
                } else if (fields.getInt(segment) == NOTE_SEGMENT) {
                    notes(fields.getLong(segment + OFFSET), fields.getLong(segment + SIZE));
                }
            }
        }

        private void notes(long begin, long size) throws IOException {
            if (begin < 0 || size < 0 || begin > length) {
                damage = Optional.of("its notes do not lie within its " + length + " bytes");
                return;
            }
            long end = size > length - begin ? length : begin + size;
            long at = begin;
            while (at + NOTE_HEAD <= end && damage.isEmpty()) {
                at = note(at, end);
            }
            if (size > length - begin) {
                damage = Optional.of("it ends after " + length + " bytes, in its notes");
            }
        }

        /** Reads one note; gives the place of the next. */
        private long note(long at, long end) throws IOException {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, NOTE_HEAD + LONGEST_WRITER))
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (head.limit() < NOTE_HEAD || ++notes > MOST) {
                damage = Optional.of(notes > MOST ? "it has more than " + MOST + " notes" : "it ends in its notes");
                return end;
            }
            long writer = padded(head.getInt(0));
            long size = head.getInt(Integer.BYTES) & 0xffff_ffffL;
            long text = at + NOTE_HEAD + writer;
            if (text + size > end) {
                damage = Optional.of("the note at byte " + at + " ends behind its notes, at byte " + end);
                return end;
            }
            heard(new CoreNote(name(head, head.getInt(0)), head.getInt(2 * Integer.BYTES), at,
                    bytes.read(text, (int) Math.min(size, CoreNote.LONGEST))));
            return text + padded((int) size);
        }

        private static String name(ByteBuffer head, int size) {
            int there = Math.max(0, Math.min(Math.min(size, LONGEST_WRITER), head.limit() - NOTE_HEAD));
            String name = new String(head.array(), NOTE_HEAD, there, StandardCharsets.ISO_8859_1);
            int end = name.indexOf(0);
            return end < 0 ? name : name.substring(0, end);
        }

        private void heard(CoreNote note) {
            if (note.thread() && threads.size() == MOST_THREADS) {
                damage = Optional.of("it names more than " + MOST_THREADS + " threads");
            } else if (note.thread()) {
                threads.add(note.asThread());
            } else if (note.program()) {
                program = note.asProgram();
            }
            machine |= note.writer().equals(EMULATOR);
        }

        private static long padded(int size) {
            return (size & 0xffff_ffffL) + 3 & ~3L;
        }
    }
}
