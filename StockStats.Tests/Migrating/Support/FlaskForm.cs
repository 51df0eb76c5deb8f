namespace StockStats.Tests.Migrating.Support;

/// <summary>One of the forms in which the Flask system's table is found.</summary>
/// <param name="Name">What it is known by here.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record FlaskForm(string Name, string Columns)
{
    /// <summary>Forms on MySQL.</summary>
    public static readonly FlaskForm[] MySql =
    [
        new("decimals", "symbol VARCHAR(10), date DATE, open_price DECIMAL(10,2), close_price DECIMAL(10,2), volume INT, PRIMARY KEY (symbol, date)"),
        new("floats and an id", "id INT AUTO_INCREMENT PRIMARY KEY, symbol VARCHAR(255) NOT NULL, date DATE NOT NULL, open_price FLOAT, close_price FLOAT, volume BIGINT"),
        new("floats of two decimals", "symbol CHAR(8), date DATE, open_price FLOAT(10,2), close_price FLOAT(10,2), volume FLOAT, UNIQUE KEY a (date, symbol)"),
        new("doubles", "symbol VARCHAR(50), date DATETIME, open_price DOUBLE, close_price DOUBLE, volume BIGINT UNSIGNED, PRIMARY KEY (date, symbol)"),
        new("texts", "symbol TEXT, date VARCHAR(10), open_price VARCHAR(20), close_price VARCHAR(20), volume VARCHAR(20)"),
        new("another order, a column more and no key", "volume INT, close_price DECIMAL(20,10), Open_Price DECIMAL(20,10), created_at TIMESTAMP NULL, date DATE, symbol VARCHAR(20)"),
    ];

    /// <summary>Forms on SQLite, as SQLAlchemy makes them.</summary>
    public static readonly FlaskForm[] Sqlite =
    [
        new("sqlite, floats and an id", "id INTEGER NOT NULL PRIMARY KEY, symbol VARCHAR(10), date DATE, open_price FLOAT, close_price FLOAT, volume INTEGER"),
        new("sqlite, texts", "symbol TEXT, date TEXT, open_price TEXT, close_price TEXT, volume TEXT, PRIMARY KEY (symbol, date)"),
    ];

    public override string ToString() => Name;
}
