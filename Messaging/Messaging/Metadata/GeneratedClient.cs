namespace Messaging.Metadata;

/// <summary>A client that is generated from the messages, as the pages show it.</summary>
/// <param name="Language">Such as <c>TypeScript</c>.</param>
/// <param name="Path">Where it is served, such as <c>/types/typescript</c>.</param>
/// <param name="Command">What downloads it; <c>{address}</c> in it stands for the address of the program.</param>
/// <param name="Package">What it is used with; null where nothing is needed.</param>
public sealed record GeneratedClient(string Language, string Path, string Command, string? Package = null)
{
    internal const string Address = "{address}";
}
