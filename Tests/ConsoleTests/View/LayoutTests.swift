import Console
import Testing

@Suite struct LayoutTests {
    private static let widths = [
        20, 21, 39, 40, 41, 59, 60, 61, 79, 80, 99, 100, 120, 179, 180, 300,
    ]

    @Test(arguments: widths)
    func partsCoverTheScreenOnceAtEveryHeight(columns: Int) {
        for rows in 5...100 {
            let size = Size(columns: columns, rows: rows)
            for focus in Pane.allCases {
                for zoom in Zoom.allCases {
                    for hasDetail in [false, true] {
                        let layout = Layout(
                            size: size, focus: focus, zoom: zoom, hasDetail: hasDetail)
                        let fault = Self.fault(layout)
                        #expect(fault == nil, "\(size) \(focus) \(zoom) \(hasDetail)")
                    }
                }
            }
        }
    }

    @Test func everySizeGivesAScreenOfThatSize() {
        var driver = Driver()
        for columns in 0...30 {
            for rows in 0...12 {
                let size = Size(columns: columns * 7, rows: rows * 5)
                driver.take(.input(.resized(size), at: SampleNode.start))
                #expect(driver.state.view(.plain).size == size)
            }
        }
    }

    @Test func theFocusedPaneIsAlwaysThere() {
        for columns in [20, 40, 60, 80, 120, 200] {
            for rows in [5, 10, 16, 22, 30, 55] {
                for focus in Pane.allCases {
                    let layout = Layout(
                        size: Size(columns: columns, rows: rows), focus: focus, zoom: .normal,
                        hasDetail: false)
                    #expect((layout.panes[focus]?.rows ?? 0) >= 2, "\(columns)x\(rows) \(focus)")
                }
            }
        }
    }

    @Test func fourPanesStandSideBySideAt80By24() {
        let layout = Layout(
            size: Size(columns: 80, rows: 24), focus: .questions, zoom: .normal, hasDetail: false)

        #expect(layout.panes.count == 5)
    }

    @Test func theInspectorIsForWideScreens() {
        func inspector(_ columns: Int, _ rows: Int) -> Area {
            Layout(
                size: Size(columns: columns, rows: rows), focus: .versions, zoom: .normal,
                hasDetail: false
            ).inspector
        }

        #expect(inspector(200, 55).columns == 56)
        #expect(inspector(179, 55).isEmpty)
        #expect(inspector(200, 49).isEmpty)
    }

    /// Returns what is wrong: parts that overlap, stick out or leave a gap.
    private static func fault(_ layout: Layout) -> String? {
        var taken = 0
        for (place, area) in layout.areas.enumerated() {
            let isInside =
                area.column >= 0 && area.row >= 0
                && area.column + area.columns <= layout.size.columns
                && area.row + area.rows <= layout.size.rows
            guard isInside else { return "outside: \(area)" }
            for other in layout.areas[..<place] where overlaps(area, other) {
                return "overlap: \(area) \(other)"
            }
            taken += area.columns * area.rows
        }
        let all = layout.size.columns * layout.size.rows
        return taken == all ? nil : "\(all - taken) cells belong to nobody"
    }

    private static func overlaps(_ one: Area, _ other: Area) -> Bool {
        one.column < other.column + other.columns && other.column < one.column + one.columns
            && one.row < other.row + other.rows && other.row < one.row + one.rows
    }
}
