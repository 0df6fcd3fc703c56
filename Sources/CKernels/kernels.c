#include "CKernels.h"
#include "lanes.h"

// Sparse rows

// As many sums as there are registers for, with some left to work in.
#define MOST_COLUMNS 96
#define ROWS_AHEAD 8

// Adds so many columns of all rows to their sums, which stay in registers meanwhile: `lanes_count`
// is a constant wherever this is called. Rows are far apart in memory, so they are asked for early.
BODY void add_columns(const float *weights, size_t stride, const uint32_t *rows,
                      const float *values, size_t count, float *logits, const size_t lanes_count) {
    lanes sums[MOST_COLUMNS / 8];
#pragma clang loop unroll(full)
    for (size_t k = 0; k < lanes_count; k++) sums[k] = *from(logits, 8 * k);
    for (size_t i = 0; i < count; i++) {
        const float *a = weights + rows[i] * stride;
        if (i + ROWS_AHEAD < count) {
            const float *next = weights + rows[i + ROWS_AHEAD] * stride;
#pragma clang loop unroll(full)
            for (size_t k = 0; k < lanes_count; k += 2) __builtin_prefetch(next + 8 * k);
        }
#pragma clang loop unroll(full)
        for (size_t k = 0; k < lanes_count; k++) sums[k] = sums[k] + *from(a, 8 * k) * values[i];
    }
#pragma clang loop unroll(full)
    for (size_t k = 0; k < lanes_count; k++) *at(logits, 8 * k) = sums[k];
}

#define COLUMNS(lanes_count)                                                                       \
    case lanes_count:                                                                              \
        add_columns(weights + k, stride, rows, values, count, logits + k, lanes_count);            \
        break

BODY void add_rows(const float *weights, size_t stride, const uint32_t *rows, const float *values,
                   size_t count, float *logits) {
    for (size_t k = 0; k < stride; k += MOST_COLUMNS) {
        switch (stride - k < MOST_COLUMNS ? (stride - k) / 8 : MOST_COLUMNS / 8) {
            COLUMNS(1);
            COLUMNS(2);
            COLUMNS(3);
            COLUMNS(4);
            COLUMNS(5);
            COLUMNS(6);
            COLUMNS(7);
            COLUMNS(8);
            COLUMNS(9);
            COLUMNS(10);
            COLUMNS(11);
            COLUMNS(12);
        }
    }
}

BODY void step_rows(float *weights, size_t stride, const uint32_t *rows, const float *values,
                    size_t count, const float *gradient, float square, float rate,
                    float *accumulators) {
    for (size_t i = 0; i < count; i++) {
        uint32_t row = rows[i];
        float total = accumulators[row] + values[i] * values[i] * square;
        accumulators[row] = total;
        // The builtin, unlike sqrtf, sets no errno and stays one instruction.
        float step = rate * values[i] / __builtin_elementwise_sqrt(total);
        float *a = weights + row * stride;
        for (size_t k = 0; k < stride; k += 8) *at(a, k) = *at(a, k) - *from(gradient, k) * step;
    }
}

// Softmax

BODY float softmax(float *logits, size_t count) {
    float maximum = logits[0];
    for (size_t i = 1; i < count; i++) maximum = logits[i] > maximum ? logits[i] : maximum;
    lanes sums = {};
    for (size_t i = 0; i < count; i += 8) {
        size_t used = count - i < 8 ? count - i : 8;
        lanes v = {};
        for (size_t j = 0; j < used; j++) v[j] = logits[i + j] - maximum;
        exponential(&v);
        for (size_t j = used; j < 8; j++) v[j] = 0;
        for (size_t j = 0; j < used; j++) logits[i + j] = v[j];
        sums = sums + v;
    }
    float sum = sum_of(&sums);
    for (size_t i = 0; i < count; i++) logits[i] = logits[i] / sum;
    return sum;
}

// Dot products

BODY float dot(const float *left, const float *right, size_t count) {
    lanes sums = {};
    size_t i = 0;
    for (; i + 8 <= count; i += 8) sums = sums + *from(left, i) * *from(right, i);
    float sum = sum_of(&sums);
    for (; i < count; i++) sum = sum + left[i] * right[i];
    return sum;
}

BODY int32_t dot_bytes(const int8_t *left, const int8_t *right, size_t count) {
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += (int32_t)left[i] * (int32_t)right[i];
    return sum;
}

// Rows that are chosen here and there are asked for early, as those of `add_columns` are.
BODY void dot_byte_rows(const int8_t *rows, size_t stride, const uint32_t *places, size_t count,
                        const int8_t *vector, size_t length, int32_t *products) {
    for (size_t i = 0; i < count; i++) {
        if (i + 4 < count) {
            const int8_t *next = rows + places[i + 4] * stride;
            for (size_t k = 0; k < length; k += 64) __builtin_prefetch(next + k);
        }
        products[i] = dot_bytes(rows + places[i] * stride, vector, length);
    }
}

BODY void code_distances(const uint64_t *codes, size_t count, const uint64_t *code,
                         uint8_t *distances, uint32_t *counts) {
    // Two at a time, counted apart: the same count twice in a row would wait for itself.
    uint32_t odd[129] = {0};
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        const uint64_t *a = codes + 2 * i;
        size_t first = (size_t)(__builtin_popcountll(a[0] ^ code[0]) + __builtin_popcountll(a[1] ^ code[1]));
        size_t second = (size_t)(__builtin_popcountll(a[2] ^ code[0]) + __builtin_popcountll(a[3] ^ code[1]));
        distances[i] = (uint8_t)first;
        distances[i + 1] = (uint8_t)second;
        counts[first]++;
        odd[second]++;
    }
    for (; i < count; i++) {
        size_t last = (size_t)(__builtin_popcountll(codes[2 * i] ^ code[0]) + __builtin_popcountll(codes[2 * i + 1] ^ code[1]));
        distances[i] = (uint8_t)last;
        counts[last]++;
    }
    for (size_t k = 0; k < 129; k++) counts[k] += odd[k];
}

BODY size_t below(const uint8_t *distances, size_t count, uint8_t limit, uint32_t *places) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        places[found] = (uint32_t)i;
        found += distances[i] < limit;
    }
    return found;
}

// Image patches

// Reads one patch, less its mean, to unit length; returns its number of values.
BODY size_t read_patch(const float *image, const kernel_patch_shape *s, size_t top, size_t left,
                       float *values) {
    size_t width = s->patch * s->channels, count = s->patch * width;
    float sum = 0, square = 0;
    for (size_t y = 0; y < s->patch; y++) {
        const float *line = image + ((top + y) * s->width + left) * s->channels;
        for (size_t x = 0; x < width; x++) {
            values[y * width + x] = line[x];
            sum = sum + line[x];
        }
    }
    float mean = sum / (float)count;
    for (size_t i = 0; i < count; i++) {
        values[i] = values[i] - mean;
        square = square + values[i] * values[i];
    }
    float length = __builtin_elementwise_sqrt(square + s->epsilon);
    for (size_t i = 0; i < count; i++) values[i] = values[i] / length;
    return count;
}

BODY void patch_codes(const float *image, const kernel_patch_shape *s, const float *filters,
                      float *codes) {
    size_t rows = (s->height - s->patch) / s->stride + 1;
    size_t columns = (s->width - s->patch) / s->stride + 1;
    float values[9 * 9 * 3], matches[128];
    for (size_t y = 0; y < rows; y++) {
        for (size_t x = 0; x < columns; x++) {
            size_t count = read_patch(image, s, y * s->stride, x * s->stride, values);
            for (size_t k = 0; k < s->filters; k++) matches[k] = 0;
            for (size_t d = 0; d < count; d++)
                for (size_t k = 0; k < s->filters; k += 8)
                    *at(matches, k) =
                        *at(matches, k) + *from(filters, d * s->filters + k) * values[d];
            size_t cell = (y * s->grid / rows) * s->grid + x * s->grid / columns;
            float *bright = codes + cell * 2 * s->filters, *dark = bright + s->filters;
            for (size_t k = 0; k < s->filters; k++) {
                float match = matches[k] - s->threshold, against = -matches[k] - s->threshold;
                bright[k] = bright[k] + (match > 0 ? match : 0);
                dark[k] = dark[k] + (against > 0 ? against : 0);
            }
        }
    }
}

// Entry points: the same body for every machine, compiled once more where AVX2 pays.

#if defined(HAS_WIDE)
WIDE static void add_rows_wide(const float *weights, size_t stride, const uint32_t *rows,
                               const float *values, size_t count, float *logits) {
    add_rows(weights, stride, rows, values, count, logits);
}
WIDE static void step_rows_wide(float *weights, size_t stride, const uint32_t *rows,
                                const float *values, size_t count, const float *gradient,
                                float square, float rate, float *accumulators) {
    step_rows(weights, stride, rows, values, count, gradient, square, rate, accumulators);
}
WIDE static float softmax_wide(float *logits, size_t count) { return softmax(logits, count); }
WIDE static float dot_wide(const float *left, const float *right, size_t count) {
    return dot(left, right, count);
}
WIDE static int32_t dot_bytes_wide(const int8_t *left, const int8_t *right, size_t count) {
    return dot_bytes(left, right, count);
}
WIDE static void dot_byte_rows_wide(const int8_t *rows, size_t stride, const uint32_t *places,
                                    size_t count, const int8_t *vector, size_t length,
                                    int32_t *products) {
    dot_byte_rows(rows, stride, places, count, vector, length, products);
}
WIDE static void code_distances_wide(const uint64_t *codes, size_t count, const uint64_t *code,
                                     uint8_t *distances, uint32_t *counts) {
    code_distances(codes, count, code, distances, counts);
}
WIDE static size_t below_wide(const uint8_t *distances, size_t count, uint8_t limit,
                              uint32_t *places) {
    return below(distances, count, limit, places);
}
WIDE static void patch_codes_wide(const float *image, const kernel_patch_shape *shape,
                                  const float *filters, float *codes) {
    patch_codes(image, shape, filters, codes);
}
#endif

void kernel_add_rows(const float *weights, size_t stride, const uint32_t *rows,
                     const float *values, size_t count, float *logits) {
    DISPATCH(return add_rows_wide(weights, stride, rows, values, count, logits),
             add_rows(weights, stride, rows, values, count, logits));
}

void kernel_step_rows(float *weights, size_t stride, const uint32_t *rows, const float *values,
                      size_t count, const float *gradient, float square, float rate,
                      float *accumulators) {
    DISPATCH(return step_rows_wide(weights, stride, rows, values, count, gradient, square, rate,
                                   accumulators),
             step_rows(weights, stride, rows, values, count, gradient, square, rate,
                       accumulators));
}

float kernel_softmax(float *logits, size_t count) {
    DISPATCH(return softmax_wide(logits, count), return softmax(logits, count));
}

float kernel_dot(const float *left, const float *right, size_t count) {
    DISPATCH(return dot_wide(left, right, count), return dot(left, right, count));
}

int32_t kernel_dot_bytes(const int8_t *left, const int8_t *right, size_t count) {
    DISPATCH(return dot_bytes_wide(left, right, count), return dot_bytes(left, right, count));
}

void kernel_dot_byte_rows(const int8_t *rows, size_t stride, const uint32_t *places, size_t count,
                          const int8_t *vector, size_t length, int32_t *products) {
    DISPATCH(
        return dot_byte_rows_wide(rows, stride, places, count, vector, length, products),
        dot_byte_rows(rows, stride, places, count, vector, length, products));
}

void kernel_code_distances(const uint64_t *codes, size_t count, const uint64_t *code,
                           uint8_t *distances, uint32_t *counts) {
    DISPATCH(return code_distances_wide(codes, count, code, distances, counts),
             code_distances(codes, count, code, distances, counts));
}

size_t kernel_below(const uint8_t *distances, size_t count, uint8_t limit, uint32_t *places) {
    DISPATCH(return below_wide(distances, count, limit, places),
             return below(distances, count, limit, places));
}

void kernel_patch_codes(const float *image, const kernel_patch_shape *shape, const float *filters,
                        float *codes) {
    DISPATCH(return patch_codes_wide(image, shape, filters, codes),
             patch_codes(image, shape, filters, codes));
}
