#pragma once
#include <stddef.h>
#include <stdint.h>

// The inner loops of Learning that measurement says pay. Each has its readable reference in Swift
// (Learning/Numbers/Reference*.swift), which gives the same bits: no fused multiply-add anywhere,
// and every sum runs in an order that does not depend on the instruction set. So a machine with
// AVX2 and one without train the same bytes.
//
// A row is `stride` floats, `stride` a multiple of 8. Rows of one call are distinct.

/// logits[c] += values[i] * weights[rows[i]][c], rows in order.
void kernel_add_rows(const float *weights, size_t stride, const uint32_t *rows,
                     const float *values, size_t count, float *logits);

/// One AdaGrad step of step size `rate` with one accumulator a row:
/// accumulators[r] += values[i]^2 * square; weights[r] -= rate * values[i] / sqrt(accumulators[r])
/// * gradient, where `square` is the gradient's squared length and all accumulators are > 0.
void kernel_step_rows(float *weights, size_t stride, const uint32_t *rows, const float *values,
                      size_t count, const float *gradient, float square, float rate,
                      float *accumulators);

/// Turns logits into probabilities that sum to 1, in place; returns the log of the sum of the
/// exponentials of the logits less their maximum, as the sum itself.
float kernel_softmax(float *logits, size_t count);

/// The dot product of two vectors of floats.
float kernel_dot(const float *left, const float *right, size_t count);

/// The dot product of two vectors of bytes; count at most 131,072.
int32_t kernel_dot_bytes(const int8_t *left, const int8_t *right, size_t count);

/// products[i] = the dot product of row places[i] and a vector of bytes; rows are `stride` bytes
/// apart, and length at most 131,072.
void kernel_dot_byte_rows(const int8_t *rows, size_t stride, const uint32_t *places, size_t count,
                          const int8_t *vector, size_t length, int32_t *products);

/// In how many of its 128 bits each of so many codes, two words each, differs from one; `counts`
/// has 129 places, to which is added how often each distance is found.
void kernel_code_distances(const uint64_t *codes, size_t count, const uint64_t *code,
                           uint8_t *distances, uint32_t *counts);

/// The places of the distances below a limit, in order; returns how many. There is room for as
/// many as there are distances, and one more.
size_t kernel_below(const uint8_t *distances, size_t count, uint8_t limit, uint32_t *places);

/// The shape of one image's coding; see Learning/Features/ImageCodes.swift.
typedef struct {
    size_t width, height, channels; // of the padded image
    size_t patch, stride;           // side of a patch, step between patches
    size_t filters;                 // a multiple of 8, at most 128
    size_t grid;                    // cells a side
    float threshold, epsilon;
} kernel_patch_shape;

/// Adds each patch's code to its cell: codes is grid * grid * 2 * filters floats, zeroed by the
/// caller; filters lie dimension by dimension, `shape.filters` floats each.
void kernel_patch_codes(const float *image, const kernel_patch_shape *shape,
                        const float *filters, float *codes);

// Boosted trees; see Learning/Training/Trees/GradientBoosting.swift.
//
// `bins` are `columns` bytes an example. A record is `KERNEL_RECORD` floats: an example's gradient,
// projected, and last its weight. Examples are named by their indices.

#define KERNEL_RECORD 8
/// No example weighs less than this times its own weight.
#define KERNEL_LEAST_DOUBT 1e-6f

/// Sets the examples' probabilities, `stride` floats each, to the softmax of their logits, and
/// their records to weight * (probabilities - one at the label) * projection, with last
/// weight * (1 - the sum of the probabilities' squares). The projection is a record a class, whose
/// last float is 0.
void kernel_tree_gradients(const float *logits, size_t stride, size_t classes,
                           const uint32_t *indices, size_t count, const uint32_t *labels,
                           const float *weights, const float *projection, float *probabilities,
                           float *records);

/// histogram[offsets[c] + bin of column c] += record, for each example and column.
void kernel_add_histogram(const uint8_t *bins, size_t columns, const float *records,
                          const uint32_t *indices, size_t count, const uint32_t *offsets,
                          float *histogram);

/// values[i] -= others[i]; count a multiple of 8.
void kernel_subtract(float *values, const float *others, size_t count);

/// Bins first...first + span, modulo 256, go left.
typedef struct {
    float gain; // 0 where there is none
    uint8_t first, span;
} kernel_split;

/// The split of one column's cells that gains most in sum of |gradient|^2 / (weight + penalty),
/// with at least `least` weight on either side. Cell 0 is of missing values and goes to either
/// side; where there are none, to the heavier. A category may also be told from all others.
kernel_split kernel_best_split(const float *cells, size_t count, int is_category,
                               const float *node, float least, float penalty);

/// Brings the examples that go left before the others, in order otherwise; returns their number.
size_t kernel_partition(const uint8_t *bins, size_t columns, size_t column, uint8_t first,
                        uint8_t span, uint32_t *indices, size_t count, uint32_t *scratch);

/// gradient += weight * (p - one at the label); curvature += weight * p * (1 - p).
void kernel_leaf_sums(const float *probabilities, size_t stride, const uint32_t *labels,
                      const float *weights, const uint32_t *indices, size_t count,
                      float *gradient, float *curvature);

/// rows[indices[i]][k] += values[k].
void kernel_add_to_rows(float *rows, size_t stride, const uint32_t *indices, size_t count,
                        const float *values);

/// Adds to the logits each tree's leaf for an input's bins, times the tree's scale, tree by tree.
/// A node is, from the lowest bit, column: 16, first: 8, span: 8, next: 32: of two children
/// `next` is the left one, `next` + 1 the right one. A leaf has the span 255, and `next` is its row.
void kernel_add_trees(const uint64_t *nodes, const uint32_t *roots, const float *scales,
                      size_t trees, const uint8_t *bins, const int8_t *leaves, size_t stride,
                      float *logits);
