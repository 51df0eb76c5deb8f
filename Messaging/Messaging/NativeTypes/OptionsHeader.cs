using System.Globalization;
using System.Reflection;

namespace Messaging.NativeTypes;

/// <summary>
/// The comment that generated files begin with. Tools read their options from it to ask for an update, so its lines are
/// ServiceStack's to the letter.
/// </summary>
internal static class OptionsHeader
{
    /// <summary>The version of this library, as <c>1.0</c>.</summary>
    public static string Version { get; } = (Assembly.GetExecutingAssembly().GetName().Version ?? new(1, 0)).ToString(2);

    public static string DateLine(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"Date: {now:yyyy-MM-dd HH:mm:ss}");

    /// <param name="code">What to write it to.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="names">The options that mean something to the language, in order.</param>
    /// <param name="now">Told to the second.</param>
    public static void Write(CodeWriter code, NativeTypesOptions options, IEnumerable<string> names, DateTimeOffset now)
    {
        if (options.WithoutOptions)
            return;
        code.Line("/* Options:")
            .Line(DateLine(now))
            .Line($"Version: {Version}")
            .Line("Tip: To override a DTO option, remove \"//\" prefix before updating")
            .Line($"BaseUrl: {options.BaseUrl}")
            .Line();
        foreach (var name in names)
            code.Line(options.Line(name));
        code.Line("*/").Line();
    }
}
