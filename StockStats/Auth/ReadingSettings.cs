using StockStats.ServiceInterface;

namespace StockStats.Auth;

/// <summary>Reads <see cref="AuthSettings.Reading"/>.</summary>
internal static class ReadingSettings
{
    /// <exception cref="WrongSettingException">It is neither the one nor the other.</exception>
    public static bool IsClosed(AuthSettings settings) => settings.Reading.ToLowerInvariant() switch
    {
        "open" => false,
        "closed" => true,
        _ => throw new WrongSettingException($"{AuthSettings.Section}:{nameof(settings.Reading)} is '{settings.Reading}': expected open or closed"),
    };
}
