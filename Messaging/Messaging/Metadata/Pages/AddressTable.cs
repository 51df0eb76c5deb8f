using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Metadata.Html;
using Messaging.Routing;

namespace Messaging.Metadata.Pages;

/// <summary>Where a message can be asked besides its routes.</summary>
internal static class AddressTable
{
    private const string Format = "{format}";

    public static Markup Of(Message message, MessageFormats formats) => Markup.Of($"""
        <h3>Other addresses</h3>
        <p>Where an address has <code>{Format}</code>, it is one of {Names(formats)}, for the answer and for a body that does not say.
        A path above that does not end with the rest of the path takes <code>.{Format}</code> at its end.</p>
        {Table.Of<Address>(
            $"Other addresses of {message.Name}",
            [.. AddressesOf(message)],
            new("Path", address => Parts.Code(address.Path)),
            new("Verbs", address => Parts.Verbs(address.Verbs)),
            new("What it takes", address => Parts.Text(address.IsBatch
                ? "A list of requests, run one after the other up to the first that fails"
                : "One request")))}
        """);

    private static Markup Names(MessageFormats formats) =>
        Markup.Each(formats, Parts.Comma, format => Parts.Code(format.Name));

    private static IEnumerable<Address> AddressesOf(Message message)
    {
        string[] calls = [.. MessagePaths.CallKinds.Select(kind => $"/{Format}/{kind}/{message.Name}")];
        return calls.Select(path => new Address(path, message.Verbs, IsBatch: false))
            .Concat(calls.Prepend(MessageRoutes.PredefinedPrefix + message.Name)
                .Select(path => new Address(path + MessagePaths.Batch, [HttpMethods.Post], IsBatch: true)));
    }

    private sealed record Address(string Path, IReadOnlyList<string> Verbs, bool IsBatch);
}
