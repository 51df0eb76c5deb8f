namespace Messaging.Routing;

/// <summary>What answers one verb of a path.</summary>
/// <param name="Verb">As <see cref="HttpVerb"/> gives it.</param>
/// <param name="Handler">Answers it.</param>
internal sealed record VerbHandler(string Verb, MessageHandler Handler);
