namespace Messaging.Catalog;

/// <summary>A message, service, route or rule is declared in a way that cannot work. Thrown at start only; the message names it.</summary>
public sealed class MessageDeclarationException(string message) : InvalidOperationException(message);
