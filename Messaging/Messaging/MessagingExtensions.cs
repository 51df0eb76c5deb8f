using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Metadata;
using Messaging.NativeTypes;
using Messaging.Overload;
using Messaging.Requests;
using Messaging.Routing;
using Messaging.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Messaging;

/// <summary>Puts the message host into a program.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Registers a <see cref="MessageCatalog"/>, read from the services when it is first asked for, and the services, which are made
    /// once per request unless registered before with another lifetime.
    /// </summary>
    /// <exception cref="MessageDeclarationException">A message, service, route or rule is declared in a way that cannot work.</exception>
    public static IServiceCollection AddMessaging(this IServiceCollection services, Action<MessagingOptions> configure)
    {
        var options = new MessagingOptions();
        configure(options);
        var errorBody = ErrorBodyType.Find(options.ErrorResponseType) ?? throw new MessageDeclarationException(
            $"{options.ErrorResponseType} cannot be the body of errors: a class with a ResponseStatus to set is expected.");
        foreach (var serviceType in options.Services)
            services.TryAddScoped(serviceType);
        AnswerCompression.Add(services, options);
        services.TryAddSingleton(TimeProvider.System);
        if (options.Overload.Concurrency is not null)
            options.Metadata.Errors.Add(ServiceGate.Overloaded(options.Overload));
        return services
            .AddSingleton(_ => MessageCatalog.Build(options.Services))
            .AddSingleton<MessageDocs>()
            .AddSingleton(options)
            .AddSingleton(options.Formats)
            .AddSingleton(options.Overload)
            .AddSingleton<ServiceGate>()
            .AddSingleton<RequestMetrics>()
            .AddSingleton(new ExceptionMapper(options.MapException))
            .AddSingleton<ExceptionReporter>()
            .AddSingleton(new ErrorWriter(options.Formats, errorBody, options.OnError))
            .AddSingleton(options.Limits)
            .AddSingleton<BodyRoom>()
            .AddSingleton<RequestBinder>()
            .AddSingleton<IReadOnlyList<MessageHandler>>(CreateHandlers);
    }

    /// <summary>
    /// Adds the envelope around everything behind it, so call it before other middleware, and the endpoints of all messages.
    /// Other endpoints and static files are left as they are; their errors come in the envelope too where they have no body.
    /// </summary>
    /// <returns>The endpoints, to add metadata to all of them.</returns>
    /// <exception cref="MessageDeclarationException">A rule is declared that cannot work, or that nobody registered.</exception>
    public static IEndpointConventionBuilder UseMessaging(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<MessagingOptions>();
        var errors = app.Services.GetRequiredService<ErrorWriter>();
        app.UseMiddleware<RequestMetricsMiddleware>();
        if (options.CompressAnswers)
            app.UseResponseCompression();
        app.UseMiddleware<EnvelopeMiddleware>();
        var endpoints = app.MapGroup("");
        var gate = app.Services.GetRequiredService<ServiceGate>();
        var batches = new BatchRunner(options.Formats, app.Services.GetRequiredService<RequestBinder>(), gate, errors);
        var handlers = app.Services.GetRequiredService<IReadOnlyList<MessageHandler>>();
        MessageEndpoints.Map(endpoints, handlers, options.Formats, batches, errors);
        endpoints.MapNativeTypes();
        MetadataEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>
    /// Makes what the first request of each message would else make, where <see cref="MessagingOptions.PreparesAtStart"/> is off; on any
    /// thread, while requests are answered.
    /// </summary>
    /// <exception cref="MessageDeclarationException">A rule is declared that cannot work, or a format cannot hold a message.</exception>
    public static void PrepareMessages(this IServiceProvider services) => Prepare(services.GetRequiredService<IReadOnlyList<MessageHandler>>());

    private static MessageHandler[] CreateHandlers(IServiceProvider services)
    {
        var options = services.GetRequiredService<MessagingOptions>();
        var registered = services.GetRequiredService<IServiceProviderIsService>();
        var binder = services.GetRequiredService<RequestBinder>();
        var gate = services.GetRequiredService<ServiceGate>();
        var errors = services.GetRequiredService<ErrorWriter>();
        var messages = services.GetRequiredService<MessageCatalog>().Messages;
        MessageHandler[] handlers = [.. messages.Select(message => new MessageHandler(
            message,
            RequestChecks.Of(message, options.RequestValidators, options.Admission),
            new(() => MessageRules.Of(message, registered)),
            RowReceiver(message, options),
            new(options.AnswerVersion, options.AnswerAge),
            options.Formats,
            binder,
            gate,
            errors))];
        if (options.PreparesAtStart)
            Prepare(handlers);
        return handlers;
    }

    private static void Prepare(IReadOnlyList<MessageHandler> handlers)
    {
        foreach (var handler in handlers)
            handler.Prepare();
    }

    private static RowFaultReceiver? RowReceiver(Message message, MessagingOptions options)
    {
        if (!options.RowFaults.TryGetValue(message.RequestType, out var receiver))
            return null;
        return message.RowShape is not null ? receiver : throw new MessageDeclarationException(
            $"{message.RequestType} has no rows that could be at fault: one List<T> of objects is expected.");
    }
}
