#include "CKernels.h"
#include "lanes.h"

// Boosted trees: see Learning/Training/Trees/GradientBoosting.swift for what is computed and why.

#define LANES KERNEL_RECORD
#define WEIGHT (LANES - 1)
#define AHEAD 8

// The gradients' lanes, without the weight's.
static const lanes gradient_lanes = {1, 1, 1, 1, 1, 1, 1, 0};

// Gradients

// Sets one example's probabilities; returns the sum of their squares. `used` has all bits set where
// the last eight are of classes.
BODY float read_probabilities(const float *logits, size_t stride, const integers *used,
                              float *output) {
    const integers all = {-1, -1, -1, -1, -1, -1, -1, -1};
    lanes most = (lanes){} + logits[0];
    for (size_t k = 0; k < stride; k += 8) {
        lanes v = *from(logits, k);
        integers larger = (v > most) & (k + 8 < stride ? all : *used);
        most = (lanes)(((integers)v & larger) | ((integers)most & ~larger));
    }
    float maximum = most[0];
    for (size_t j = 1; j < 8; j++) maximum = most[j] > maximum ? most[j] : maximum;
    lanes sums = {};
    for (size_t k = 0; k < stride; k += 8) {
        lanes v = *from(logits, k) - maximum;
        exponential(&v);
        v = (lanes)((integers)v & (k + 8 < stride ? all : *used));
        *at(output, k) = v;
        sums = sums + v;
    }
    float sum = sum_of(&sums);
    lanes squares = {};
    for (size_t k = 0; k < stride; k += 8) {
        lanes v = *from(output, k) / sum;
        *at(output, k) = v;
        squares = squares + v * v;
    }
    return sum_of(&squares);
}

BODY void tree_gradients(const float *logits, size_t stride, size_t classes,
                         const uint32_t *indices, size_t count, const uint32_t *labels,
                         const float *weights, const float *projection, float *probabilities,
                         float *records) {
    integers used;
    for (size_t j = 0; j < 8; j++) used[j] = stride - 8 + j < classes ? -1 : 0;
    for (size_t i = 0; i < count; i++) {
        size_t example = indices[i];
        float *p = probabilities + example * stride;
        float squares = read_probabilities(logits + example * stride, stride, &used, p);
        // Four sums, none of which waits for another.
        lanes sums[4] = {};
        for (size_t k = 0; k < classes; k++)
            sums[k % 4] = sums[k % 4] + *from(projection, LANES * k) * p[k];
        lanes sketch = (sums[0] + sums[2]) + (sums[1] + sums[3]);
        sketch = (sketch - *from(projection, LANES * labels[example])) * weights[example];
        float doubt = 1 - squares;
        sketch[WEIGHT] = (doubt > KERNEL_LEAST_DOUBT ? doubt : KERNEL_LEAST_DOUBT) * weights[example];
        *at(records, LANES * example) = sketch;
    }
}

// Histograms

BODY void add_histogram(const uint8_t *bins, size_t columns, const float *records,
                        const uint32_t *indices, size_t count, const uint32_t *offsets,
                        float *histogram) {
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count) {
            __builtin_prefetch(bins + indices[i + AHEAD] * columns);
            __builtin_prefetch(records + LANES * indices[i + AHEAD]);
        }
        const uint8_t *row = bins + indices[i] * columns;
        lanes record = *from(records, LANES * indices[i]);
        for (size_t c = 0; c < columns; c++) {
            lanes *cell = at(histogram, LANES * (offsets[c] + row[c]));
            *cell = *cell + record;
        }
    }
}

BODY void subtract(float *values, const float *others, size_t count) {
    for (size_t i = 0; i < count; i += 8) *at(values, i) = *at(values, i) - *from(others, i);
}

// Splits

BODY float score(const lanes *sum, float penalty) {
    lanes squares = *sum * *sum * gradient_lanes;
    return sum_of(&squares) / ((*sum)[WEIGHT] + penalty);
}

// Keeps the split of a node into `left` and the rest if it is the best yet.
BODY void consider(kernel_split *best, const lanes *left, const lanes *total, float least,
                   float penalty, size_t first, size_t span) {
    lanes right = *total - *left;
    if ((*left)[WEIGHT] < least || right[WEIGHT] < least) return;
    float gain = score(left, penalty) + score(&right, penalty) - score(total, penalty);
    if (gain <= best->gain) return;
    best->gain = gain;
    best->first = (uint8_t)first;
    best->span = (uint8_t)span;
}

// Bin 0 is of what is missing: it goes left with `first` 0, right with `first` 1.
BODY kernel_split best_split(const float *cells, size_t count, int is_category,
                             const float *node, float least, float penalty) {
    kernel_split best = {};
    lanes total = *from(node, 0), missing = *from(cells, 0), left = {};
    int has_missing = missing[WEIGHT] >= least;
    for (size_t b = 1; b < count; b++) {
        lanes cell = *from(cells, LANES * b);
        if (cell[WEIGHT] <= 0) continue;
        left = left + cell;
        lanes with = left + missing;
        int heavier = left[WEIGHT] > total[WEIGHT] - with[WEIGHT];
        if (has_missing || heavier) consider(&best, &with, &total, least, penalty, 0, b);
        if (has_missing || !heavier) consider(&best, &left, &total, least, penalty, 1, b - 1);
        if (is_category) consider(&best, &cell, &total, least, penalty, b, 0);
    }
    return best;
}

BODY size_t partition(const uint8_t *bins, size_t columns, size_t column, uint8_t first,
                      uint8_t span, uint32_t *indices, size_t count, uint32_t *scratch) {
    size_t left = 0, right = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t example = indices[i];
        int goes_right = (uint8_t)(bins[example * columns + column] - first) > span;
        indices[left] = example;
        scratch[right] = example;
        left += !goes_right;
        right += goes_right;
    }
    for (size_t i = 0; i < right; i++) indices[left + i] = scratch[i];
    return left;
}

// Leaves

BODY void leaf_sums(const float *probabilities, size_t stride, const uint32_t *labels,
                    const float *weights, const uint32_t *indices, size_t count, float *gradient,
                    float *curvature) {
    for (size_t i = 0; i < count; i++) {
        const float *p = probabilities + indices[i] * stride;
        float weight = weights[indices[i]];
        for (size_t k = 0; k < stride; k += 8) {
            lanes v = *from(p, k);
            *at(gradient, k) = *at(gradient, k) + v * weight;
            *at(curvature, k) = *at(curvature, k) + (v - v * v) * weight;
        }
        gradient[labels[indices[i]]] = gradient[labels[indices[i]]] - weight;
    }
}

BODY void add_to_rows(float *rows, size_t stride, const uint32_t *indices, size_t count,
                      const float *values) {
    for (size_t i = 0; i < count; i++) {
        float *row = rows + indices[i] * stride;
        for (size_t k = 0; k < stride; k += 8) *at(row, k) = *at(row, k) + *from(values, k);
    }
}

// Answering

typedef int8_t bytes __attribute__((vector_size(8), aligned(1)));

#define LEAF 255
#define BLOCK 64
#define TOGETHER 8

// Walks some trees at once, so that none waits for another's memory; sets the rows of their leaves.
BODY void find_leaves(const uint64_t *nodes, const uint32_t *roots, size_t trees,
                      const uint8_t *bins, uint32_t *rows) {
    uint64_t found[TOGETHER];
    for (size_t j = 0; j < TOGETHER; j++) found[j] = nodes[roots[j < trees ? j : 0]];
    uint64_t is_moving;
    do {
        is_moving = 0;
#pragma clang loop unroll(full)
        for (size_t j = 0; j < TOGETHER; j++) {
            uint64_t node = found[j];
            uint8_t span = (uint8_t)(node >> 24);
            uint8_t distance = (uint8_t)(bins[node & 0xffff] - (uint8_t)(node >> 16));
            uint64_t is_inner = span != LEAF;
            // A leaf looks at the first node of all and stays where it is.
            uint64_t next = nodes[is_inner ? (node >> 32) + (distance > span) : 0];
            found[j] = is_inner ? next : node;
            is_moving |= is_inner;
        }
    } while (is_moving);
    for (size_t j = 0; j < trees; j++) rows[j] = (uint32_t)(found[j] >> 32);
}

BODY void add_trees(const uint64_t *nodes, const uint32_t *roots, const float *scales,
                    size_t trees, const uint8_t *bins, const int8_t *leaves, size_t stride,
                    float *logits) {
    uint32_t rows[BLOCK];
    for (size_t t = 0; t < trees; t += BLOCK) {
        size_t count = trees - t < BLOCK ? trees - t : BLOCK;
        for (size_t j = 0; j < count; j += TOGETHER) {
            size_t some = count - j < TOGETHER ? count - j : TOGETHER;
            find_leaves(nodes, roots + t + j, some, bins, rows + j);
            for (size_t i = j; i < j + some; i++) __builtin_prefetch(leaves + rows[i] * stride);
        }
        for (size_t j = 0; j < count; j++) {
            const int8_t *leaf = leaves + rows[j] * stride;
            for (size_t k = 0; k < stride; k += 8) {
                lanes values = __builtin_convertvector(*(const bytes *)(leaf + k), lanes);
                *at(logits, k) = *at(logits, k) + values * scales[t + j];
            }
        }
    }
}

// Entry points, as in kernels.c.

#if defined(HAS_WIDE)
#define ENTRY(result, name, parameters, arguments)                                                 \
    WIDE static result name##_wide parameters { return name arguments; }                           \
    result kernel_##name parameters {                                                              \
        DISPATCH(return name##_wide arguments, return name arguments);                             \
    }
#else
#define ENTRY(result, name, parameters, arguments)                                                 \
    result kernel_##name parameters { return name arguments; }
#endif

ENTRY(void, tree_gradients,
      (const float *logits, size_t stride, size_t classes, const uint32_t *indices, size_t count,
       const uint32_t *labels, const float *weights, const float *projection,
       float *probabilities, float *records),
      (logits, stride, classes, indices, count, labels, weights, projection, probabilities,
       records))
ENTRY(void, add_histogram,
      (const uint8_t *bins, size_t columns, const float *records, const uint32_t *indices,
       size_t count, const uint32_t *offsets, float *histogram),
      (bins, columns, records, indices, count, offsets, histogram))
ENTRY(void, subtract, (float *values, const float *others, size_t count), (values, others, count))
ENTRY(kernel_split, best_split,
      (const float *cells, size_t count, int is_category, const float *node, float least,
       float penalty),
      (cells, count, is_category, node, least, penalty))
ENTRY(size_t, partition,
      (const uint8_t *bins, size_t columns, size_t column, uint8_t first, uint8_t span,
       uint32_t *indices, size_t count, uint32_t *scratch),
      (bins, columns, column, first, span, indices, count, scratch))
ENTRY(void, leaf_sums,
      (const float *probabilities, size_t stride, const uint32_t *labels, const float *weights,
       const uint32_t *indices, size_t count, float *gradient, float *curvature),
      (probabilities, stride, labels, weights, indices, count, gradient, curvature))
ENTRY(void, add_to_rows,
      (float *rows, size_t stride, const uint32_t *indices, size_t count, const float *values),
      (rows, stride, indices, count, values))
ENTRY(void, add_trees,
      (const uint64_t *nodes, const uint32_t *roots, const float *scales, size_t trees,
       const uint8_t *bins, const int8_t *leaves, size_t stride, float *logits),
      (nodes, roots, scales, trees, bins, leaves, stride, logits))
