using Messaging.Errors;
using Messaging.Formats;
using Messaging.Overload;
using Messaging.Routing;
using Microsoft.AspNetCore.Http.Features;

namespace Messaging.Binding;

/// <summary>Reads an HTTP request into a message's request type: path, then body, then query.</summary>
internal sealed class RequestBinder(MessageFormats formats, RequestLimits limits, BodyRoom room)
{
    private readonly FormBinder _forms = new(formats, limits);

    public RequestLimits Limits => limits;

    /// <summary>Reads all there is. Fields that cannot be read are collected in the binding.</summary>
    /// <returns>Why the body as a whole, or the query, cannot be read; null where it can.</returns>
    public async ValueTask<Failure?> BindAsync(HttpRequest request, MessagePath path, RequestBinding binding)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (binding.Message.FindField(name) is { } field)
                binding.SetText(field, value as string);
        }
        if (CanHaveBody(request) && await BindBodyAsync(request, path, binding) is { } failure)
            return failure;
        return BindQuery(request, binding);
    }

    /// <summary>Fills from the query what was not given before.</summary>
    /// <returns>The failure of a query that is too long; null where it is not.</returns>
    public Failure? BindQuery(HttpRequest request, RequestBinding binding) =>
        TextFields.Bind(request.QueryString.Value, binding, limits.Parameters, "parameters in the query");

    /// <summary>Reads the body as a list of requests.</summary>
    /// <returns>Why it as a whole cannot be read; null where it can.</returns>
    public async ValueTask<Failure?> BindBatchAsync(HttpRequest request, MessagePath path, RequestBatch batch)
    {
        if (Open(request) is { } failure)
            return failure;
        if (!CanHaveBody(request) || await IsEmptyAsync(request))
            return Failures.UnreadableBody(batch.Message, request.ContentType ?? "", "it is empty, where a list of requests is expected");
        return request.HasFormContentType || FindFormat(request, path) is not { } format
            ? Failures.NoBatch(request.ContentType!)
            : await format.ReadBatchAsync(request.BodyReader, batch, request.HttpContext.RequestAborted);
    }

    /// <summary>A GET or HEAD says nothing in its body; neither does a request without one, whatever its Content-Type.</summary>
    private static bool CanHaveBody(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    private async ValueTask<Failure?> BindBodyAsync(HttpRequest request, MessagePath path, RequestBinding binding)
    {
        if (Open(request) is { } failure)
            return failure;
        if (await IsEmptyAsync(request))
            return null;
        if (request.HasFormContentType)
            return await _forms.BindAsync(request, binding);
        return FindFormat(request, path) is { } format
            ? await format.ReadAsync(request.BodyReader, binding, request.HttpContext.RequestAborted)
            : Failures.UnsupportedMediaType(request.ContentType!, formats);
    }

    private MessageFormat? FindFormat(HttpRequest request, MessagePath path) =>
        formats.FindForBody(request.ContentType, path.IsFormatOfBody ? path.Format : null);

    /// <summary>Sets the limit of the body, which the server holds from then on, takes off its encoding, and counts it.</summary>
    private Failure? Open(HttpRequest request)
    {
        var size = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limits.BodyBytes is not null && size is { IsReadOnly: false })
            size.MaxRequestBodySize = limits.BodyBytes;
        if (BodyDecoder.Apply(request, limits.BodyBytes ?? size?.MaxRequestBodySize ?? long.MaxValue) is { } failure)
            return failure;
        room.Count(request);
        return null;
    }

    /// <summary>Waits for the first bytes without taking them: a chunked body shows only so that it is empty.</summary>
    private static async ValueTask<bool> IsEmptyAsync(HttpRequest request)
    {
        var start = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
        request.BodyReader.AdvanceTo(start.Buffer.Start);
        return start.Buffer.IsEmpty && start.IsCompleted;
    }
}
