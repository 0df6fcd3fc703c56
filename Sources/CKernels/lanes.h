#pragma once
#include <stdint.h>

// What the kernels share: eight floats at a time, and the choice of the instruction set at run time.

// Contraction would fuse a multiplication and an addition where the hardware can, and so make the
// result depend on the machine.
#pragma STDC FP_CONTRACT OFF

// Eight floats, loaded and stored at any address; the compiler maps them to what the target has.
typedef float lanes __attribute__((vector_size(32), aligned(4)));
typedef int32_t integers __attribute__((vector_size(32), aligned(4)));

#define BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2,popcnt")))
#define HAS_WIDE 1
// The loader fills the CPU model before main; the call is a load and a test.
#define DISPATCH(wide, plain)                                                                      \
    do {                                                                                           \
        if (__builtin_cpu_supports("avx2")) wide;                                                  \
        plain;                                                                                     \
    } while (0)
#else
#define WIDE
#define DISPATCH(wide, plain) plain
#endif

BODY lanes *at(float *values, size_t index) { return (lanes *)(values + index); }
BODY const lanes *from(const float *values, size_t index) { return (const lanes *)(values + index); }

#define SHIFT 12582912.0f // 1.5 * 2^23: adding it rounds to a whole number

// e^x for x <= 0 by e^x = 2^n e^r, |r| <= ln 2 / 2, and the polynomial of Cephes' expf.
BODY void exponential(lanes *vector) {
    lanes x = *vector;
    integers low = x < -87.0f;
    x = (lanes)(((integers)x & ~low) | ((integers)((lanes){} - 87.0f) & low));
    lanes shifted = x * 1.44269504088896341f + SHIFT;
    lanes n = shifted - SHIFT;
    lanes r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    lanes p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r;
    p = p + 1.0f;
    *vector = (lanes)((integers)p + (((integers)shifted - 0x4B400000) << 23));
}

BODY float sum_of(const lanes *sums) {
    lanes v = *sums;
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
