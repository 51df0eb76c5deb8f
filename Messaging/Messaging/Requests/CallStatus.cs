namespace Messaging.Requests;

/// <summary>The HTTP status of a gRPC call that failed, whose answer has status 200 and says so in its headers.</summary>
/// <param name="Status">400 to 599.</param>
internal sealed record CallStatus(int Status);
