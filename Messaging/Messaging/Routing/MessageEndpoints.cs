using Messaging.Errors;
using Messaging.Formats;

namespace Messaging.Routing;

/// <summary>Maps the paths of a catalog's messages: an endpoint a path, which finds the message by verb.</summary>
internal static class MessageEndpoints
{
    public static void Map(
        IEndpointRouteBuilder routes,
        IReadOnlyList<MessageHandler> handlers,
        MessageFormats formats,
        BatchRunner batches,
        ErrorWriter errors)
    {
        foreach (var path in MessagePaths.All(handlers, formats))
            routes.Map(path.Pattern, path.IsBatch ? BatchHandler(path, batches, errors) : Handler(path, errors))
                .WithMetadata(path)
                .WithDisplayName(path.Pattern.RawText!);
    }

    private static RequestDelegate Handler(MessagePath path, ErrorWriter errors) => context =>
    {
        var verb = HttpVerb.Of(context.Request);
        return path.FindHandler(verb) is { } handler
            ? handler.HandleAsync(context, path, verb)
            : RefuseAsync(context, path, verb, errors);
    };

    /// <summary>The method itself counts here: an override is about the elements.</summary>
    private static RequestDelegate BatchHandler(MessagePath path, BatchRunner batches, ErrorWriter errors) => context =>
        path.FindHandler(context.Request.Method) is { } handler
            ? batches.RunAsync(context, path, handler)
            : RefuseAsync(context, path, context.Request.Method, errors);

    /// <summary>Answers OPTIONS, which every path takes, and refuses what it does not take.</summary>
    private static Task RefuseAsync(HttpContext context, MessagePath path, string verb, ErrorWriter errors)
    {
        if (!HttpMethods.IsOptions(verb))
            return errors.WriteAsync(context, Failures.MethodNotAllowed(context.Request, path.Allow), MessagePath.MessageOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = path.Allow;
        return Task.CompletedTask;
    }
}
