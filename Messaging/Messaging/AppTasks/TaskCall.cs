namespace Messaging.AppTasks;

/// <summary>One task as asked for: <c>NAME</c> or <c>NAME:arg1,arg2</c>.</summary>
/// <param name="Name">As written; names are compared without regard to case.</param>
/// <param name="Arguments">In the order given; none after a bare <c>NAME:</c>.</param>
internal sealed record TaskCall(string Name, IReadOnlyList<string> Arguments)
{
    public static TaskCall Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length == 1 || parts[1].Length == 0 ? [] : parts[1].Split(','));
    }
}
