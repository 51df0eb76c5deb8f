using Microsoft.AspNetCore.ResponseCompression;

namespace Messaging.Formats;

/// <summary>Registers what compresses answers: brotli and gzip, for every format and for the web's own text types.</summary>
internal static class AnswerCompression
{
    public static void Add(IServiceCollection services, MessagingOptions options)
    {
        if (!options.CompressAnswers)
            return;
        string[] types = [.. options.Formats.SelectMany(format => format.MediaTypes)
            .Union(ResponseCompressionDefaults.MimeTypes, StringComparer.OrdinalIgnoreCase)];
        services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, types));
    }
}
