package struct PlanDifferences: Encodable {
    package let differences: [String]

    package init(_ differences: [String]) {
        self.differences = differences
    }
}
