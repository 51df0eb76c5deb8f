using Messaging.Routing;

namespace Messaging.Errors;

/// <summary>Refuses requests in the envelope on behalf of the host, beyond what messages declare of themselves.</summary>
public static class EndpointGuard
{
    /// <summary>
    /// Has a check decide on each request to these endpoints before they see it. Endpoints of messages are left out: theirs are
    /// <see cref="MessagingOptions.RequestValidators"/> and <see cref="MessagingOptions.Admission"/>, which hold for gRPC too.
    /// </summary>
    /// <param name="endpoints">Of this program, with <see cref="MessagingExtensions.AddMessaging"/> registered.</param>
    /// <param name="check">Null where the caller may ask; else why not.</param>
    public static T Guard<T>(this T endpoints, Func<HttpContext, ValueTask<Failure?>> check) where T : IEndpointConventionBuilder
    {
        // Last of all conventions: only then is known what the endpoint is, and what answers it.
        endpoints.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is not { } next || endpoint.Metadata.OfType<MessagePath>().Any())
                return;
            endpoint.RequestDelegate = async context =>
            {
                if (await check(context) is { } failure)
                    await context.WriteFailureAsync(failure);
                else
                    await next(context);
            };
        });
        return endpoints;
    }

    /// <summary>Answers with a failure, in the format asked for and as the response type of the message asked, where there is one.</summary>
    public static Task WriteFailureAsync(this HttpContext context, Failure failure) =>
        context.RequestServices.GetRequiredService<ErrorWriter>().WriteAsync(context, failure, MessagePath.MessageOf(context));
}
