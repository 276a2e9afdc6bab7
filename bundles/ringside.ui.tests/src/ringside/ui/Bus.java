package ringside.ui;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a D-Bus, as far as a screen reader needs one: calls with texts as arguments, and their answers.
 */
final class Bus implements AutoCloseable {

    private static final String ITSELF = "org.freedesktop.DBus";
    private static final String GREETING = "\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n";
    private static final byte CALL = 1;
    private static final byte ANSWER = 2;
    private static final byte FAILURE = 3;
    private static final byte PATH = 1;
    private static final byte INTERFACE = 2;
    private static final byte MEMBER = 3;
    private static final byte DESTINATION = 6;
    private static final byte SIGNATURE = 8;
    private static final int REPLY_SERIAL = 5;
    private static final int HEAD = 16;
    private static final int BLOCK = 8;
    private static final int LARGEST = 1 << 14;

    private final SocketChannel channel;
    private final DataInputStream in;
    private int serial;

    /**
     * Connects.
     *
     * @param address in the bus's own spelling, such as {@code unix:path=/run/bus,guid=0}
     */
    Bus(String address) throws IOException {
        String path = address.replaceFirst("^unix:.*?path=", "").replaceFirst("[,;].*$", "");
        channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        in = new DataInputStream(Channels.newInputStream(channel));
        send(ByteBuffer.wrap(GREETING.getBytes(StandardCharsets.US_ASCII)));
        while (!line().startsWith("OK")) {
            continue;
        }
        call(ITSELF, "/org/freedesktop/DBus", ITSELF, "Hello");
    }

    /** Calls a method and returns its answer; an answer that is an error fails. */
    BusAnswer call(String to, String path, String face, String member, String... arguments) throws IOException {
        send(message(to, path, face, member, arguments));
        while (true) {
            byte[] head = new byte[HEAD];
            in.readFully(head);
            ByteBuffer start = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int fields = start.getInt(HEAD - Integer.BYTES);
            byte[] rest = new byte[aligned(fields) + start.getInt(Integer.BYTES)];
            in.readFully(rest);
            BusAnswer answer = new BusAnswer(rest, fields);
            if (head[1] == ANSWER && answer.field(REPLY_SERIAL).equals(serial)) {
                return answer;
            }
            if (head[1] == FAILURE && answer.field(REPLY_SERIAL).equals(serial)) {
                throw new IOException(member + " of " + path + ": " + answer.all());
            }
        }
    }

    /** Asks for a property. */
    Object property(String to, String path, String face, String name) throws IOException {
        return call(to, path, ITSELF + ".Properties", "Get", face, name).all().get(0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer message(String to, String path, String face, String member, String... arguments) {
        ByteBuffer body = ByteBuffer.allocate(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
        for (String argument : arguments) {
            align(body, Integer.BYTES);
            text(body, argument);
        }
        ByteBuffer whole = ByteBuffer.allocate(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
        whole.put((byte) 'l').put(CALL).put((byte) 0).put((byte) 1).putInt(body.position()).putInt(++serial).putInt(0);
        field(whole, PATH, 'o', path);
        field(whole, INTERFACE, 's', face);
        field(whole, MEMBER, 's', member);
        field(whole, DESTINATION, 's', to);
        if (arguments.length > 0) {
            field(whole, SIGNATURE, 'g', "s".repeat(arguments.length));
        }
        whole.putInt(HEAD - Integer.BYTES, whole.position() - HEAD);
        align(whole, BLOCK);
        return whole.put(body.flip()).flip();
    }

    private static void field(ByteBuffer to, byte code, char type, String value) {
        align(to, BLOCK);
        to.put(code).put((byte) 1).put((byte) type).put((byte) 0);
        if (type == 'g') {
            to.put((byte) value.length()).put(value.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        } else {
            text(to, value);
        }
    }

    private static void text(ByteBuffer to, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        to.putInt(bytes.length).put(bytes).put((byte) 0);
    }

    private static void align(ByteBuffer buffer, int size) {
        while (buffer.position() % size != 0) {
            buffer.put((byte) 0);
        }
    }

    private static int aligned(int size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private String line() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the bus hung up: " + words);
            }
            words.append((char) next);
        }
        return words.toString();
    }

    private void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
