using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.Tests.Ingest.Rows;

[TestFixture]
public sealed class CellTests
{
    [Test]
    public void Tells_no_field_from_an_empty_one_and_both_from_a_value()
    {
        Cell absent = (string?)null, empty = "", ofBuffer = new(new char[8].AsMemory(3, 0)), value = "1";

        Assert.Multiple(() =>
        {
            Assert.That((absent.IsAbsent, absent.IsEmpty), Is.EqualTo((true, true)));
            Assert.That((empty.IsAbsent, empty.IsEmpty), Is.EqualTo((false, true)));
            Assert.That((ofBuffer.IsAbsent, ofBuffer.IsEmpty), Is.EqualTo((false, true)));
            Assert.That((value.IsAbsent, value.IsEmpty), Is.EqualTo((false, false)));
            Assert.That((absent.ToString(), value.ToString()), Is.EqualTo(("", "1")));
        });
    }
}
