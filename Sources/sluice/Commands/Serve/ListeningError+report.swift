import BoundedHTTP
package import RolloutAPI

extension ListeningError: ReportableError {
    package var errorCode: ErrorCode { .cannotListen }
    package var advice: String? { "; choose another with --listen" }
}
