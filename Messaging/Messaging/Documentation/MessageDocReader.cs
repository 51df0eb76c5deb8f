using System.Reflection;
using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Documentation;

/// <summary>Reads what is declared on a request type.</summary>
internal static class MessageDocReader
{
    public static MessageDoc Read(Message message, Descriptions descriptions, Func<Type?, TypeDoc?> find)
    {
        var type = message.RequestType;
        return new(message, find(type)!, find(message.ResponseType))
        {
            Description = Descriptions.Declared(type)
                ?? message.Routes.Select(route => route.Summary).FirstOrDefault(HasText) ?? descriptions.Of(type),
            Notes = type.GetCustomAttribute<NotesAttribute>()?.Notes
                ?? message.Routes.Select(route => route.Notes).FirstOrDefault(HasText) ?? descriptions.RemarksOf(type),
            Tags = [.. type.GetCustomAttributes<TagAttribute>().Select(tag => tag.Name).Where(HasText)],
            Responses = [.. type.GetCustomAttributes<ApiResponseAttribute>().Select(Response)],
            RequiresAuthentication = type.GetCustomAttributes().Any(rule => rule is IRequireAuthentication),
        };
    }

    private static ResponseDoc Response(ApiResponseAttribute response) =>
        new(response.StatusCode, response.Description, response.IsDefaultResponse, response.ResponseType);

    private static bool HasText(string? text) => !string.IsNullOrEmpty(text);
}
