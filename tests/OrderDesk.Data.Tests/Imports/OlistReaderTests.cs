using System.Text;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

public sealed class OlistReaderTests : IDisposable
{
    private readonly OlistFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_Good_GivesOrdersWithTheirParts()
    {
        var order = _folder.Shop().Orders[0];

        order.Id.ShouldBe("o1");
        order.Customer.ShouldBe(new OlistCustomer("c1", "ana", new OlistZip("01310", Padded: false), "sao paulo", "SP"));
        order.Status.ShouldBe(OlistStatus.Delivered);
        order.StatusWord.ShouldBe("delivered");
        order.Payments.Select(p => (p.Sequence, p.Type, p.Installments, p.Value.Minor))
            .ShouldBe([(1, "credit_card", 3, 10_000), (2, "voucher", 1, 2_550)]);
        order.SellerIds.ShouldBe(["s1", "s2"]);
        (order.ItemsPrice, order.ItemsFreight, order.Total, order.Paid, order.PaidOffTotal).ShouldBe((12_100, 450, 12_550, 12_550, 0));
    }

    [Fact]
    public void Items_RepeatedRows_AreOneLineWithAQuantity()
    {
        var lines = _folder.Shop().Orders[0].Lines;

        lines.Select(l => (l.ProductId, l.SellerId, l.Quantity, l.Price, l.PriceTotal, l.FreightTotal))
            .ShouldBe([("p1", "s1", 2, 1_050, 2_100, 450), ("p2", "s2", 1, 10_000, 10_000, 0)]);
        lines[0].ShipBy.ToString().ShouldBe("2018-01-13 10:15:00", "the earlier of the two");
    }

    [Fact]
    public void Items_OfAnotherPrice_AreAnotherLine()
    {
        _folder.Adding(OlistFiles.Items, "o1,4,p1,s1,2018-01-14 10:15:00,9.99,2.25");

        _folder.Shop().Orders[0].Lines.Select(l => (l.ProductId, l.Price, l.Quantity)).ShouldBe([("p1", 1_050, 2), ("p2", 10_000, 1), ("p1", 999, 1)]);
    }

    [Fact]
    public void Zip_WithoutItsLeadingZero_IsPaddedAndRemembered()
    {
        var shop = _folder.Shop();

        shop.Customers[1].Zip.ShouldBe(new OlistZip("01310", Padded: true));
        shop.Sellers[0].Zip.ShouldBe(new OlistZip("09000", Padded: true));
        shop.Sellers[0].City.ShouldBe("porto, alegre");
    }

    [Fact]
    public void Products_WithoutCategoryOrTranslation_AreRead()
    {
        var products = _folder.Shop().Products;

        products[0].ShouldBe(new OlistProduct("p1", "brinquedos", "toys", 500, 20, 10, 15));
        products[1].ShouldBe(new OlistProduct("p2", null, null, null, null, null, null));
        products[2].CategoryEnglish.ShouldBeNull();
    }

    [Fact]
    public void File_WithByteOrderMarkAndCrLf_ReadsTheSame()
    {
        var plain = _folder.Shop().Orders.Select(o => (o.Id, o.Total)).ToList();
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        var reading = OlistReader.Read(_folder.Path);

        reading.Faults.ShouldBeEmpty();
        reading.Shop!.Orders.Select(o => (o.Id, o.Total)).ShouldBe(plain);
    }

    [Fact]
    public void File_LastLineWithoutItsEnd_IsRead()
    {
        _folder.Write();
        var path = Path.Combine(_folder.Path, OlistFiles.Orders);
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd());

        OlistReader.Read(_folder.Path).Shop!.Orders.Count.ShouldBe(3);
    }

    [Fact]
    public void File_ColumnsInAnotherOrderAndMore_ReadsTheSame()
    {
        _folder.With(OlistFiles.Categories, "note,product_category_name_english,product_category_name\nx,toys,brinquedos\n");

        _folder.Shop().Products[0].CategoryEnglish.ShouldBe("toys");
    }

    [Fact]
    public void Reviews_WhenThere_AreCounted()
    {
        _folder.With(OlistFiles.Reviews, "review_id,order_id,review_score,review_comment_title,review_comment_message\nr1,o1,5,,\"good\nvery\"\nr1,o2,1,,\nr2,o1,4,ok,\n");

        _folder.Shop().Reviews!.Select(r => (r.Id, r.OrderId, r.Score, r.HasNewline))
            .ShouldBe([("r1", "o1", 5, true), ("r1", "o2", 1, false), ("r2", "o1", 4, false)]);
    }

    [Fact]
    public void Reviews_WhenNotThere_AreNone() => _folder.Shop().Reviews.ShouldBeNull();

    [Theory]
    [InlineData("541.0", 54_100, 1)]
    [InlineData("99.9", 9_990, 1)]
    [InlineData("30.28", 3_028, 2)]
    [InlineData("0.07", 7, 2)]
    [InlineData("12", 1_200, 0)]
    [InlineData("9999999999.99", 999_999_999_999, 2)]
    public void Amount_Written_IsMinorUnitsToTheCent(string text, long minor, int digits)
    {
        OlistAmount.TryParse(text, out var amount).ShouldBeTrue();

        amount.ShouldBe(new OlistAmount(minor, digits));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.234")]
    [InlineData("1,50")]
    [InlineData("1e3")]
    [InlineData("-1.00")]
    [InlineData(" 1.00")]
    [InlineData("NaN")]
    [InlineData("٣.00")]
    [InlineData("99999999999.00")]
    public void Amount_WrittenOtherwise_IsRefused(string text) => OlistAmount.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2018-07-01 12:00:00", "2018-07-01 15:00:00")] // winter, -03
    [InlineData("2018-01-10 10:00:00", "2018-01-10 12:00:00")] // summer, -02
    [InlineData("2018-02-17 23:30:00", "2018-02-18 01:30:00")] // happened twice: the first time
    [InlineData("2017-10-15 00:30:00", "2017-10-15 03:30:00")] // skipped: an hour on
    [InlineData("2016-10-16 00:00:00", "2016-10-16 03:00:00")]
    public void Time_OfSaoPaulo_IsUtcByTheRulesOfItsDay(string local, string utc)
    {
        OlistTime.TryParse(local, out var time).ShouldBeTrue();

        time.Utc.Kind.ShouldBe(DateTimeKind.Utc);
        time.Utc.ToString("yyyy-MM-dd HH:mm:ss", null).ShouldBe(utc);
        time.ToString().ShouldBe(local);
    }
}
