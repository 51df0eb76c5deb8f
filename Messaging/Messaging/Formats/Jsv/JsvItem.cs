using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>Items of lists: as values, but that an object that is null is an empty one, which keeps its place.</summary>
internal static class JsvItem<T>
{
    private static readonly bool IsObject = !TypeKinds.IsScalar(typeof(T)) && TypeKinds.ItemOf(typeof(T)) is null;

    public static void Write(ref Utf8Output output, T item)
    {
        if (item is null && IsObject)
            output.Write("{}"u8);
        else
            JsvValue<T>.Write(ref output, item);
    }
}
