/*
 * The checks of the profiles "seed" and "v6.8" in machine code, on the same rows as ringside.benchmark.Figures:
 *   reference ROWS seed|v6.8
 * ROWS holds 65536 values of each of cx, ip, cs, r11, flags, ss, 8 bytes each. Prints nanoseconds a decision, best of many rounds,
 * and the sum of all masks.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { STATES = 1 << 16, ROUNDS = 2000 };

static uint64_t rows[6][STATES];
static uint64_t *const cx = rows[0], *const ip = rows[1], *const cs = rows[2];
static uint64_t *const r11 = rows[3], *const flags = rows[4], *const ss = rows[5];
static int32_t masks[STATES];

__attribute__((noinline)) static void seed(void) {
    for (int i = 0; i < STATES; i++) {
        int mask = 0;
        if (cx[i] != ip[i]) mask |= 2;
        if ((uint64_t) ((int64_t) (ip[i] << 16) >> 16) != ip[i]) mask |= 4;
        if (cs[i] != 0x33) mask |= 16;
        if (r11[i] != flags[i]) mask |= 32;
        if (r11[i] & 0x10100) mask |= 64;
        if (ss[i] != 0x2b) mask |= 128;
        masks[i] = mask;
    }
}

__attribute__((noinline)) static void later(void) {
    for (int i = 0; i < STATES; i++) {
        int mask = 0;
        if (cx[i] != ip[i]) mask |= 2;
        if (ip[i] >= 0x7ffffffff000u) mask |= 8;
        if (cs[i] != 0x33) mask |= 16;
        if (r11[i] != flags[i]) mask |= 32;
        if (flags[i] & 0x10100) mask |= 64;
        if (ss[i] != 0x2b) mask |= 128;
        masks[i] = mask;
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: reference ROWS seed|v6.8\n");
        return 2;
    }
    FILE *file = fopen(arguments[1], "rb");
    if (!file || fread(rows, sizeof rows, 1, file) != 1) {
        perror(arguments[1]);
        return 3;
    }
    fclose(file);
    void (*decide)(void) = strcmp(arguments[2], "seed") ? later : seed;
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double from = seconds();
        decide();
        double took = seconds() - from;
        if (took < best) best = took;
    }
    long sum = 0;
    for (int i = 0; i < STATES; i++) sum += masks[i];
    printf("%.4f %ld\n", best * 1e9 / STATES, sum);
    return 0;
}
