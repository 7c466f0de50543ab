using System.Text;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

public sealed class OlistFaultTests : IDisposable
{
    private readonly OlistFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_Missing_IsTheOneFault()
    {
        var reading = OlistReader.Read(Path.Combine(_folder.Path, "nowhere"));

        reading.Shop.ShouldBeNull();
        reading.Faults.ShouldHaveSingleItem().Reason.ShouldBe("this folder is missing");
    }

    [Theory]
    [InlineData(OlistFiles.Customers)]
    [InlineData(OlistFiles.Sellers)]
    [InlineData(OlistFiles.Products)]
    [InlineData(OlistFiles.Orders)]
    [InlineData(OlistFiles.Items)]
    [InlineData(OlistFiles.Payments)]
    [InlineData(OlistFiles.Categories)]
    public void File_Missing_IsTheOneFault(string file)
    {
        _folder.Without(file);

        ShouldFail(new OlistFault(file, 0, null, "this file is missing"));
    }

    [Theory]
    [InlineData(OlistFiles.Customers, "customer_unique_id")]
    [InlineData(OlistFiles.Orders, "order_approved_at")]
    [InlineData(OlistFiles.Payments, "payment_value")]
    public void Column_Missing_IsNamed(string file, string column)
    {
        _folder.Replacing(file, column, "something_else");

        ShouldFail(new OlistFault(file, 1, column, "this column is missing"));
    }

    [Fact]
    public void Column_Twice_IsNamed()
    {
        _folder.Replacing(OlistFiles.Sellers, "seller_state", "seller_city");

        ShouldFail(new OlistFault(OlistFiles.Sellers, 1, "seller_city", "the header names this column twice"));
    }

    [Fact]
    public void File_Empty_MissesItsColumns()
    {
        _folder.With(OlistFiles.Categories, "");

        Faults().Select(f => f.Column).ShouldBe(["product_category_name", "product_category_name_english"]);
    }

    [Theory]
    [InlineData("o3,1,debit_card,1", "has 4 fields, the header has 5")]
    [InlineData("o3,1,debit_card,1,5.0,", "has 6 fields, the header has 5")]
    [InlineData("", "has 1 fields, the header has 5")]
    [InlineData("o3,1,debit_card,1,\"5\"0", "a quote stands in the middle of a field")]
    [InlineData("o3,1,debit\"card,1,5.0", "a quote stands in the middle of a field")]
    [InlineData("o3,1,\"debit_card,1,5.0", "a quote opens here that is never closed")]
    public void Record_BadlyCut_IsAFaultOfItsLine(string record, string reason)
    {
        _folder.Replacing(OlistFiles.Payments, "o3,1,debit_card,1,5.0", record);

        ShouldFail(new OlistFault(OlistFiles.Payments, 5, null, reason));
    }

    [Theory]
    [InlineData(OlistFiles.Orders, "2018-03-01 08:05:00", "2018-03-41 08:05:00", 3, "order_approved_at", "a time like 2017-07-09 21:57:05 is expected, not '2018-03-41 08:05:00'")]
    [InlineData(OlistFiles.Orders, "2018-05-05 05:05:05", "", 4, "order_purchase_timestamp", "a time like 2017-07-09 21:57:05 is expected, not ''")]
    [InlineData(OlistFiles.Orders, "2018-05-05 05:05:05", "0018-05-05 05:05:05", 4, "order_purchase_timestamp", "a time like 2017-07-09 21:57:05 is expected, not '0018-05-05 05:05:05'")]
    [InlineData(OlistFiles.Orders, "o3,c3,created", "o3,c3,lost", 4, "order_status", "'lost' is not one of created, approved, invoiced, processing, shipped, delivered, canceled, unavailable")]
    [InlineData(OlistFiles.Orders, "o3,c3", "o3,c9", 4, "customer_id", "there is no customer c9")]
    [InlineData(OlistFiles.Customers, "40010", "400101", 4, "customer_zip_code_prefix", "a zip prefix of up to five digits is expected, not '400101'")]
    [InlineData(OlistFiles.Customers, "BA", "BAH", 4, "customer_state", "is longer than 2 characters")]
    [InlineData(OlistFiles.Customers, "salvador", "salva\tdor", 4, "customer_city", "has control characters")]
    [InlineData(OlistFiles.Customers, "salvador", " ", 4, "customer_city", "must not be empty")]
    [InlineData(OlistFiles.Customers, "bruno", "br uno", 4, "customer_unique_id", "an id of 1 to 64 letters and digits is expected, not 'br uno'")]
    [InlineData(OlistFiles.Products, "500", "5x0", 2, "product_weight_g", "a whole number from 0 is expected, not '5x0'")]
    [InlineData(OlistFiles.Items, "7.77", "7,77", 5, null, "has 8 fields, the header has 7")]
    [InlineData(OlistFiles.Items, "7.77", "-7.77", 5, "price", "a negative amount: '-7.77'")]
    [InlineData(OlistFiles.Items, "7.77", "7.777", 5, "price", "an amount like 99.90 (at most two decimals) is expected, not '7.777'")]
    [InlineData(OlistFiles.Items, "o2,1,", "o2,0,", 5, "order_item_id", "a whole number from 1 is expected, not '0'")]
    [InlineData(OlistFiles.Items, "o1,3,", "o1,2,", 4, "order_item_id", "the key o1 2 is there twice")]
    [InlineData(OlistFiles.Items, "o2,1,", "o2,01,", 5, "order_item_id", "a whole number from 1 is expected, not '01'")]
    [InlineData(OlistFiles.Items, "o2,1,p3", "o9,1,p3", 5, "order_id", "there is no order o9")]
    [InlineData(OlistFiles.Items, "o2,1,p3", "o2,1,p9", 5, "product_id", "there is no product p9")]
    [InlineData(OlistFiles.Items, "p3,s2", "p3,s9", 5, "seller_id", "there is no seller s9")]
    [InlineData(OlistFiles.Payments, "o3,1,debit_card", "o9,1,debit_card", 5, "order_id", "there is no order o9")]
    [InlineData(OlistFiles.Payments, "debit_card", "shells", 5, "payment_type", "'shells' is not one of credit_card, boleto, voucher, debit_card, not_defined")]
    [InlineData(OlistFiles.Payments, "debit_card,1", "debit_card,one", 5, "payment_installments", "a whole number from 0 is expected, not 'one'")]
    public void Field_NotWhatItShouldBe_IsNamedWithFileLineAndColumn(string file, string old, string with, int line, string? column, string reason)
    {
        _folder.Replacing(file, old, with);

        ShouldFail(new OlistFault(file, line, column, reason));
    }

    [Theory]
    [InlineData(OlistFiles.Customers, "c1,carla,1,lins,SP", "customer_id", "the key c1 is there twice")]
    [InlineData(OlistFiles.Sellers, "s1,1,lins,SP", "seller_id", "the key s1 is there twice")]
    [InlineData(OlistFiles.Products, "p1,moveis,10,500,20,10,15", "product_id", "the key p1 is there twice")]
    [InlineData(OlistFiles.Categories, "moveis,chairs", "product_category_name", "the key moveis is there twice")]
    [InlineData(OlistFiles.Orders, "o1,c2,shipped,2018-03-01 08:00:00,,,,2018-03-20 00:00:00", "order_id", "the key o1 is there twice")]
    [InlineData(OlistFiles.Payments, "o1,2,voucher,1,1.0", "payment_sequential", "the key o1 2 is there twice")]
    public void Key_Twice_IsNamed(string file, string record, string column, string reason)
    {
        _folder.Adding(file, record);

        Faults().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.File.ShouldBe(file), f => f.Line.ShouldBeGreaterThan(3), f => f.Column.ShouldBe(column), f => f.Reason.ShouldBe(reason));
    }

    [Fact]
    public void Field_TooLong_IsShownShort()
    {
        _folder.Replacing(OlistFiles.Customers, "c3,bruno", "c3," + new string('x', 65));

        Faults().ShouldHaveSingleItem().Reason.ShouldEndWith($"not '{new string('x', 40)}…'");
    }

    [Fact]
    public void Text_NotUtf8_NamesItsLine()
    {
        _folder.Write();
        var path = Path.Combine(_folder.Path, OlistFiles.Customers);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(File.ReadAllText(path).Replace("salvador", "são luís", StringComparison.Ordinal)));

        OlistReader.Read(_folder.Path).Faults.ShouldBe([new OlistFault(OlistFiles.Customers, 4, null, "is not UTF-8 text")]);
    }

    [Fact]
    public void Line_AfterAFieldWithALineBreak_IsCountedInTheFile()
    {
        _folder.With(OlistFiles.Reviews, "review_id,order_id,review_score,review_comment_title,review_comment_message\nr1,o1,5,,\"a\nb\nc\"\nr2,o9,4,,\n");

        ShouldFail(new OlistFault(OlistFiles.Reviews, 5, "order_id", "there is no order o9"));
    }

    [Fact]
    public void Faults_OfSeveralFiles_AreToldTogether()
    {
        _folder.Replacing(OlistFiles.Customers, "40010", "x")
            .Replacing(OlistFiles.Orders, "2018-05-05 05:05:05", "soon")
            .Replacing(OlistFiles.Items, "7.77", "cheap")
            .Replacing(OlistFiles.Payments, "debit_card", "shells");

        Faults().Select(f => f.Column).ShouldBe(["customer_zip_code_prefix", "order_purchase_timestamp", "price", "payment_type"]);
    }

    [Fact]
    public void Faults_ByTheHundred_StopAtFifty()
    {
        for (var i = 0; i < 200; i++)
        {
            _folder.Adding(OlistFiles.Payments, "o1,x,y,z,0");
        }

        Faults().Count.ShouldBe(50);
    }

    [Fact]
    public void Fault_ForAPerson_IsOneLine()
    {
        new OlistFault("a.csv", 12, "price", "is wrong").ToString().ShouldBe("a.csv, line 12, price: is wrong");
        new OlistFault("a.csv", 0, null, "this file is missing").ToString().ShouldBe("a.csv: this file is missing");
    }

    private IReadOnlyList<OlistFault> Faults()
    {
        var reading = _folder.Read();
        reading.Shop.ShouldBeNull();
        return reading.Faults;
    }

    private void ShouldFail(OlistFault fault) => Faults().ShouldBe([fault]);
}
