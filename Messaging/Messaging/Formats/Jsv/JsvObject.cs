using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>Objects in JSV: their properties in wire order, those that are null left out.</summary>
internal static class JsvObject<T>
{
    public static JsvProperty<T>[] Properties { get; } = [.. WrittenProperty.Of(typeof(T)).Select(JsvProperty<T>.Of)];

    public static void Write(ref Utf8Output output, T value)
    {
        output.Write((byte)'{');
        var isFirst = true;
        foreach (var property in Properties)
        {
            if (property.Write(ref output, value, isFirst))
                isFirst = false;
        }
        output.Write((byte)'}');
    }
}
