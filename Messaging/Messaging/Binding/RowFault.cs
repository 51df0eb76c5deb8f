namespace Messaging.Binding;

/// <summary>Why a row of a request's list cannot be read.</summary>
/// <param name="Row">Its position in the list, from 0.</param>
/// <param name="Field">The wire name of the value at fault; empty where it is the row as a whole.</param>
/// <param name="Value">The value as it came, cut where it is long; empty where it is missing.</param>
/// <param name="Message">What is wrong with it and what was expected, for people.</param>
public sealed record RowFault(int Row, string Field, string Value, string Message);

/// <summary>Tells a message's service of rows that cannot be read, before it is called.</summary>
/// <param name="context">The request over HTTP or gRPC.</param>
/// <param name="request">The message that the service is given. Rows at fault have their place in its list, but not all their values.</param>
/// <param name="faults">One for each row at fault, in the order of the rows; not empty.</param>
public delegate void RowFaultReceiver(HttpContext context, object request, IReadOnlyList<RowFault> faults);
