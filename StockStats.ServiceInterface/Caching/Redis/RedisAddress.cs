using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// Where Redis is: <c>host:port[,host:port…][,option=value…]</c> as StackExchange.Redis takes it, or
/// <c>redis://[[user]:password@]host[:port][/database]</c>, with TLS <c>rediss://</c>.
/// </summary>
internal static class RedisAddress
{
    private const int DefaultPort = 6379;
    private const string Plain = "redis";
    private const string Encrypted = "rediss";

    /// <exception cref="WrongSettingException">It cannot be read. The message shows nothing of it: any part may be one of the password.</exception>
    public static ConfigurationOptions Read(string text)
    {
        var options = text.Contains("://", StringComparison.Ordinal) ? ReadUrl(text) : ReadOptions(text);
        if (options.EndPoints.Count == 0 || options.EndPoints.Any(IsWrong)) throw Wrong();
        (options.AbortOnConnectFail, options.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        options.ReconnectRetryPolicy = new LinearRetry((int)RedisHealth.Rest.TotalMilliseconds);
        options.ClientName ??= "stockstats";
        return options;
    }

    /// <summary>The servers for people, without what else the address says.</summary>
    public static string Servers(ConfigurationOptions options) => string.Join(", ", options.EndPoints.Select(EndPointCollection.ToString));

    private static ConfigurationOptions ReadOptions(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or OverflowException)
        {
            // What it says may show a part of the password.
            throw Wrong();
        }
    }

    private static ConfigurationOptions ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not (Plain or Encrypted)) throw Wrong();
        if (url.Host is "" || url.Query is not "" || url.Fragment is not "") throw Wrong();
        var (user, password) = url.UserInfo.Split(':', 2) is [var first, var second] ? (first, second) : ("", url.UserInfo);
        return new()
        {
            EndPoints = { { url.Host, url.Port < 0 ? DefaultPort : url.Port } },
            User = user is "" ? null : Uri.UnescapeDataString(user),
            Password = password is "" ? null : Uri.UnescapeDataString(password),
            Ssl = url.Scheme is Encrypted,
            DefaultDatabase = ReadDatabase(url.AbsolutePath.Trim('/')),
        };
    }

    private static int? ReadDatabase(string path)
    {
        if (path is "") return null;
        return int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database) ? database : throw Wrong();
    }

    /// <summary>The client takes a port it cannot read for a part of the name.</summary>
    private static bool IsWrong(EndPoint server) =>
        server is DnsEndPoint { Host: var host } && (host is "" || host.AsSpan().IndexOfAny(": /@") >= 0);

    private static WrongSettingException Wrong() => new(
        "Cache:Redis cannot be read: expected host:port[,password=…][,defaultDatabase=0], or redis://[:password@]host:port[/database]");
}
