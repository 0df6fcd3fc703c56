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
