namespace Messaging.Formats.Writing;

/// <summary>
/// Nobody reads the answer any more. A connection that broke off takes what is written without a word, and the request's token may tell of
/// it later than the pipe does.
/// </summary>
internal sealed class CallerGoneException() : OperationCanceledException("The caller has gone before the whole answer was sent.");
