/* The checks of the profile "seed" in machine code, as DecisionRate makes them: prints nanoseconds a decision. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STATES = 1 << 16, ROUNDS = 2000 };

static uint64_t cx[STATES], ip[STATES], cs[STATES], r11[STATES], flags[STATES], ss[STATES];
static int32_t masks[STATES];

static uint64_t next(void) {
    static uint64_t state = 2015;
    uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static int rarely(void) {
    return next() % 8 == 0;
}

static void make(void) {
    for (int i = 0; i < STATES; i++) {
        uint64_t address = next() >> 17;
        uint64_t f = 0x246 | (rarely() ? 0x100 : 0);
        ip[i] = rarely() ? address | 1ull << 47 : address;
        cx[i] = rarely() ? address + 2 : ip[i];
        cs[i] = rarely() ? 0x23 : 0x33;
        ss[i] = rarely() ? 0x33 : 0x2b;
        flags[i] = f;
        r11[i] = rarely() ? f ^ 0x400 : f;
    }
}

__attribute__((noinline)) static void decide(void) {
    for (int i = 0; i < STATES; i++) {
        int mask = 0;
        if (cx[i] != ip[i]) mask |= 2;
        if ((uint64_t) ((int64_t) (ip[i] << 16) >> 16) != ip[i]) mask |= 4;
        if (cs[i] != 0x33) mask |= 16;
        if (r11[i] != flags[i]) mask |= 32;
        if (flags[i] & 0x10100) mask |= 64;
        if (ss[i] != 0x2b) mask |= 128;
        masks[i] = mask;
    }
}

int main(void) {
    struct timespec from, to;
    long sum = 0;
    make();
    for (int round = 0; round < ROUNDS / 10; round++) decide();
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int round = 0; round < ROUNDS; round++) {
        decide();
        sum += masks[round];
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    double ns = (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec);
    printf("%.3f ns a decision (check %ld)\n", ns / ROUNDS / STATES, sum);
    return 0;
}
