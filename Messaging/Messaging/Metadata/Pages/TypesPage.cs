using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>The generated clients and how to use them.</summary>
internal static class TypesPage
{
    public const string Title = "Clients";

    public static Markup Render(MetadataOptions options) => Markup.Of($"""
        <h1>{Title}</h1>
        <p>The types of all messages, generated for each language. With them a client knows every field and its type.
        {Parts.Link(MetadataPaths.TypesJson, "As data")}, for tools, there are all messages and types too.</p>
        {Markup.Each(options.Clients, Client)}{Options(options)}
        """);

    private static Markup Client(GeneratedClient client)
    {
        var package = Markup.If(client.Package is not null, $"; used with {client.Package}");
        var command = Markup.Each(client.Command.Split(GeneratedClient.Address), Markup.Host, Parts.Text);
        return Markup.Of($"""
            <section>
            <h2>{client.Language}</h2>
            <p>{Parts.Link(client.Path, client.Path)}{package}</p>
            <p>To download it:</p>
            {Parts.Block($"Command for {client.Language}", command)}</section>

            """);
    }

    private static Markup Options(MetadataOptions options)
    {
        if (options.Clients is not [var client, ..])
            return Markup.Empty;
        return Markup.Of($"""
            <section>
            <h2>Options</h2>
            <p>A generated file begins with its options, commented out. Uncomment and change what you need: ServiceStack's tools
            keep them when they update the file. In an address they are given in the query.</p>
            {Parts.Block("Address with options", Markup.Of($"{Markup.Host}{client.Path}?IncludeTypes=SomeMessage.*"))}</section>

            """);
    }
}
