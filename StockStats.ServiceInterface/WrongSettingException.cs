namespace StockStats.ServiceInterface;

/// <summary>A setting has a value that cannot be used. The message names the setting, its value and what was expected.</summary>
public sealed class WrongSettingException(string message) : Exception(message);
