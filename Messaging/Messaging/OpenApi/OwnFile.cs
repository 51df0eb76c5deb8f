namespace Messaging.OpenApi;

/// <summary>Files of the folder SwaggerUi, which are part of this assembly.</summary>
internal static class OwnFile
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(OwnFile).Assembly.GetManifestResourceStream($"SwaggerUi/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
