using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Messaging.Formats.Bodies;

/// <summary>Bodies as text. The server limits their size.</summary>
internal static class BodyText
{
    public const string NotUtf8 = "it is not UTF-8";

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>UTF-8 that is read only when every byte is; a byte order mark at the start is no text.</summary>
    public static Encoding Strict { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Waits for the whole body.</summary>
    /// <exception cref="UnreadableTextException">It is not UTF-8.</exception>
    public static async ValueTask<string> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (!result.IsCompleted)
            {
                body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                continue;
            }
            try
            {
                return Decode(result.Buffer);
            }
            finally
            {
                body.AdvanceTo(result.Buffer.End);
            }
        }
    }

    private static string Decode(in ReadOnlySequence<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text is [ByteOrderMark, ..] ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableTextException(NotUtf8);
        }
    }
}
