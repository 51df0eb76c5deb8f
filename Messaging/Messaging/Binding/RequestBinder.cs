using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.Http.Features;

namespace Messaging.Binding;

/// <summary>Reads an HTTP request into a message's request type: path, then body, then query.</summary>
internal sealed class RequestBinder(MessageFormats formats)
{
    /// <summary>Reads all there is. Fields that cannot be read are collected in the binding.</summary>
    /// <returns>Why the body as a whole cannot be read; null where it can.</returns>
    public async ValueTask<Failure?> BindAsync(HttpRequest request, RequestBinding binding)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (binding.Message.FindField(name) is { } field)
                binding.SetText(field, value as string);
        }
        if (CanHaveBody(request) && await BindBodyAsync(request, binding) is { } failure)
            return failure;
        TextFields.BindQuery(request.QueryString.Value, binding);
        return null;
    }

    /// <summary>A GET or HEAD says nothing in its body; neither does a request without one, whatever its Content-Type.</summary>
    private static bool CanHaveBody(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    private async ValueTask<Failure?> BindBodyAsync(HttpRequest request, RequestBinding binding)
    {
        if (await IsEmptyAsync(request))
            return null;
        if (request.HasFormContentType)
            return await BindFormAsync(request, binding);
        var format = formats.FindForBody(request.ContentType);
        return format is null
            ? Failures.UnsupportedMediaType(request.ContentType!, formats)
            : await format.ReadAsync(request.BodyReader, binding, request.HttpContext.RequestAborted);
    }

    /// <summary>Waits for the first bytes without taking them: a chunked body shows only so that it is empty.</summary>
    private static async ValueTask<bool> IsEmptyAsync(HttpRequest request)
    {
        var start = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
        request.BodyReader.AdvanceTo(start.Buffer.Start);
        return start.Buffer.IsEmpty && start.IsCompleted;
    }

    private static async ValueTask<Failure?> BindFormAsync(HttpRequest request, RequestBinding binding)
    {
        try
        {
            TextFields.BindForm(await request.ReadFormAsync(request.HttpContext.RequestAborted), binding);
            return null;
        }
        catch (InvalidDataException)
        {
            return Failures.UnreadableBody(binding.Message, request.ContentType, "it is no complete form, or exceeds the limits of one");
        }
    }
}
