using System.Text;

namespace Messaging.Tests.Metadata.Samples;

/// <summary>Reads a command line as a shell does, and sends what curl would send.</summary>
internal static class CurlCommand
{
    public static HttpRequestMessage Read(string command)
    {
        var words = new Queue<string>(Words(command));
        Assert.That(words.Dequeue(), Is.EqualTo("curl"));
        var (verb, address, query, body) = ((string?)null, "", new List<string>(), (string?)null);
        var (isGet, headers) = (false, new List<string>());
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "-G": isGet = true; break;
                case "-X": verb = words.Dequeue(); break;
                case "-H": headers.Add(words.Dequeue()); break;
                case "--data-urlencode": query.Add(Encode(words.Dequeue())); break;
                case "--data-binary": body = words.Dequeue(); break;
                default: address += word; break;
            }
        }
        Assert.That(isGet, Is.EqualTo(query.Count > 0));
        return Create(verb ?? (body is null ? "GET" : "POST"), address + (isGet ? $"?{string.Join('&', query)}" : ""), headers, body);
    }

    /// <summary>The words of a command: separated by spaces and escaped line ends, single quotes around what stands as it is.</summary>
    public static IEnumerable<string> Words(string command)
    {
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        for (var i = 0; i < command.Length; i++)
        {
            if (command[i] == '\'')
                (isQuoted, isWord) = (!isQuoted, true);
            else if (isQuoted || !" \\\n".Contains(command[i], StringComparison.Ordinal))
                (isWord, word) = (true, word.Append(command[i]));
            else if (command[i] == '\\' && command[i + 1] != '\n')
                (isWord, word) = (true, word.Append(command[++i]));
            else if (command[i] == '\\')
                i++;
            else if (isWord)
            {
                yield return word.ToString();
                word.Clear();
                isWord = false;
            }
        }
        if (isWord)
            yield return word.ToString();
    }

    private static string Encode(string pair) =>
        pair.Split('=', 2) is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : pair;

    private static HttpRequestMessage Create(string verb, string address, List<string> headers, string? body)
    {
        var request = new HttpRequestMessage(new(verb), address);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var header in headers.Select(header => header.Split(": ", 2)))
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1]))
                request.Content!.Headers.TryAddWithoutValidation(header[0], header[1]);
        }
        return request;
    }
}
