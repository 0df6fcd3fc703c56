/// How many examples of a class from a source there are.
package struct ExampleCount: Equatable, Sendable {
    package var classIndex: Int
    package var source: StoredExample.Source
    package var isHeldOut: Bool
    package var count: Int

    package init(classIndex: Int, source: StoredExample.Source, isHeldOut: Bool, count: Int) {
        self.classIndex = classIndex
        self.source = source
        self.isHeldOut = isHeldOut
        self.count = count
    }
}
