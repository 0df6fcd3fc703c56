/// A value that is told what happens and says what is to be done about it.
package protocol StateMachine: Sendable {
    associatedtype Event: Sendable
    associatedtype Effect: Sendable

    mutating func update(_ event: Event) -> [Effect]
}
