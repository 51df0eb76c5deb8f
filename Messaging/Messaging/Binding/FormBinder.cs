using System.IO.Pipelines;
using System.Text;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Messaging.Binding;

/// <summary>
/// Reads forms: fields by name, as in a query, and at most one file, which is the message's list. Files are read as they
/// come, never kept.
/// </summary>
internal sealed class FormBinder(MessageFormats formats, RequestLimits limits)
{
    private const string Multipart = "multipart/form-data";
    private const string FieldsOfForm = "fields in the form";

    /// <summary>Characters; what RFC 2046 allows.</summary>
    private const int MaxBoundaryLength = 70;

    private static readonly StreamPipeReaderOptions PartOptions = new(leaveOpen: true);

    /// <summary>Reads a form, known not to be empty.</summary>
    /// <returns>Why it as a whole cannot be read; null where it can.</returns>
    public async ValueTask<Failure?> BindAsync(HttpRequest request, RequestBinding binding)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        if (!MessageFormats.IsUtf8(type))
            return Failures.UnsupportedMediaType(request.ContentType!, formats);
        var cancellationToken = request.HttpContext.RequestAborted;
        var body = request.BodyReader.AsStream(leaveOpen: true);
        if (!type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
            return await BindFieldsAsync(body, binding, cancellationToken);
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
            return boundary.Length is 0 or > MaxBoundaryLength
                ? Incomplete(binding)
                : await BindPartsAsync(new(boundary.ToString(), body), binding, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Incomplete(binding);
        }
    }

    private async ValueTask<Failure?> BindFieldsAsync(Stream body, RequestBinding binding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
        return TextFields.Bind(await reader.ReadToEndAsync(cancellationToken), binding, limits.Parameters, FieldsOfForm);
    }

    private async ValueTask<Failure?> BindPartsAsync(
        MultipartReader parts, RequestBinding binding, CancellationToken cancellationToken)
    {
        var fields = new TextFields(binding, limits.Parameters);
        while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            var isFile = part.GetContentDispositionHeader()?.IsFileDisposition() ?? false;
            var failure = isFile
                ? await BindFileAsync(part.AsFileSection()!, binding, cancellationToken)
                : await AddFieldAsync(part.AsFormDataSection(), fields, cancellationToken);
            if (failure is not null)
                return failure;
        }
        fields.Bind();
        return null;
    }

    private async ValueTask<Failure?> AddFieldAsync(
        FormMultipartSection? part, TextFields fields, CancellationToken cancellationToken)
    {
        // A part without a name is for nobody here.
        if (part is null)
            return null;
        var text = await part.GetValueAsync(cancellationToken);
        return fields.TryAdd(part.Name, text.AsMemory()) ? null : Failures.TooMany(FieldsOfForm, limits.Parameters);
    }

    private async ValueTask<Failure?> BindFileAsync(
        FileMultipartSection part, RequestBinding binding, CancellationToken cancellationToken)
    {
        if (binding.Message.ListField is not { } list)
            return Failures.UnexpectedFile(binding.Message, part.FileName, "it has no list that a file could be");
        if (binding.IsGiven(list))
            return Failures.UnexpectedFile(binding.Message, part.FileName, $"'{list.Name}' was given before it");
        if (FindFormat(part) is not { } format)
            return Failures.UnsupportedFile(part.FileName, part.Section.ContentType, formats);
        var body = PipeReader.Create(part.Section.Body, PartOptions);
        var start = await body.ReadAsync(cancellationToken);
        body.AdvanceTo(start.Buffer.Start);
        if (start.Buffer.IsEmpty && start.IsCompleted)
            return null;
        binding.BodyMayBeList = true;
        var failure = await format.ReadAsync(body, binding, cancellationToken);
        await body.CompleteAsync();
        return failure;
    }

    /// <summary>By the part's type where a format has it; else, since browsers guess it, by the end of the file's name.</summary>
    private MessageFormat? FindFormat(FileMultipartSection part) =>
        (string.IsNullOrEmpty(part.Section.ContentType) ? null : formats.FindForBody(part.Section.ContentType))
        ?? formats.Find(Path.GetExtension(part.FileName.AsSpan()).TrimStart('.'));

    private static Failure Incomplete(RequestBinding binding) =>
        Failures.UnreadableBody(binding.Message, Multipart, "it is no complete form, or exceeds the limits of one");
}
