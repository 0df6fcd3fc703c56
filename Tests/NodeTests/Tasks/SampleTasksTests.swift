import Foundation
import Node
import Testing

struct SampleTasksTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sample-data").path

    private static let files =
        // Without the folder there are no sample tasks, and the suite says so by not running.
        (try? FileManager.default.subpathsOfDirectory(atPath: folder))?
        .filter { $0.hasSuffix(".task") } ?? []

    @Test(.enabled(if: !files.isEmpty), arguments: files)
    func everyRowOfEverySampleTaskIsGood(file: String) throws {
        let taskFile = try TaskFile(path: Self.folder + "/" + file)

        for data in taskFile.data.examples {
            let reading = Reading { () throws(ImportError) in try data.rows(of: taskFile.task) }
            #expect(reading.bad == [] && reading.error == nil)
            #expect(!reading.rows.isEmpty && !reading.classNames.contains(nil))
        }
        for data in taskFile.data.questions {
            let reading = Reading { () throws(ImportError) in try data.rows(of: taskFile.task) }
            #expect(reading.bad == [] && reading.error == nil)
            #expect(!reading.rows.isEmpty)
        }
    }
}
