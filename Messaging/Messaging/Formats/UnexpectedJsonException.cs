using System.Text.Json;

namespace Messaging.Formats;

/// <summary>A JSON value is not what its place asks for; the serializer adds the place.</summary>
/// <param name="expected">What was asked for, to go on after "expected".</param>
internal sealed class UnexpectedJsonException(string expected) : JsonException($"Expected {expected}")
{
    public string Expected { get; } = expected;
}
