using System.Globalization;
using System.Text.RegularExpressions;
using Messaging.Metadata;

namespace Messaging.Tests.Metadata;

/// <summary>Every colour of text stands out from what is behind it, in light and dark.</summary>
public sealed partial class ContrastTests
{
    /// <summary>WCAG 2, level AA, for text of any size.</summary>
    private const double Least = 4.5;

    private static readonly string[] Texts = ["text", "muted", "link", "get", "post", "put", "delete", "patch"];
    private static readonly string[] Backgrounds = ["page", "block"];

    [Test]
    public void Reaches_the_least_contrast_in_both_schemes()
    {
        using var reader = new StreamReader(typeof(MetadataOptions).Assembly.GetManifestResourceStream("Messaging.Metadata.style.css")!);
        var schemes = Root().Matches(reader.ReadToEnd()).Select(root => Colours(root.Value)).ToArray();
        Assert.That(schemes, Has.Length.EqualTo(2));
        foreach (var colours in schemes)
        {
            foreach (var text in Texts)
            {
                foreach (var background in Backgrounds)
                    Assert.That(Contrast(colours[text], colours[background]), Is.GreaterThanOrEqualTo(Least), $"{text} on {background}");
            }
        }
    }

    private static Dictionary<string, double> Colours(string root) => Colour().Matches(root).ToDictionary(
        colour => colour.Groups["name"].Value, colour => Luminance(colour.Groups["value"].Value), StringComparer.Ordinal);

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(string hex) =>
        (0.2126 * Channel(hex[..2])) + (0.7152 * Channel(hex[2..4])) + (0.0722 * Channel(hex[4..]));

    private static double Channel(string hex)
    {
        var share = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--(?<name>[a-z]+): #(?<value>[0-9a-f]{6});", RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
